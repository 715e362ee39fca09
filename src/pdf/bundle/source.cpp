#include "pdf/bundle/source.hpp"

#include "pdf/bundle/rescue.hpp"

#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_RunLength.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>

namespace hub::pdf {

namespace {

/// Only object streams and cross-reference streams are ever unpacked; real ones stay far below this.
constexpr unsigned long long most_unpacked_bytes = 64ULL << 20U;
/// A file with more damage than this is not worth the time.
constexpr std::size_t most_warnings = 1000;

Error refusal(std::string_view title, std::string_view reason, std::string detail) {
    std::string message = "“";
    message += title;
    message += "” ";
    message += reason;
    auto error = Error::invalid("", std::move(message));
    error.detail = std::move(detail);
    return error;
}

/// What qpdf calls the document in its exceptions, which end up in logs: never its title, which may hold a name.
constexpr char const* name_in_logs = "document";

void read_pages(Source& source) {
    source.pdf = QPDF::create();
    source.pdf->setSuppressWarnings(true);
    source.pdf->setLogger(QPDFLogger::create());
    source.pdf->setMaxWarnings(most_warnings);
    source.pdf->processMemoryFile(name_in_logs, reinterpret_cast<char const*>(source.bytes.data()), source.bytes.size());
    source.root = source.pdf->getRoot();
    auto count = source.root.getKey("/Pages").isDictionary() ? source.root.getKey("/Pages").getKey("/Count") : QPDFObjectHandle::newNull();
    source.declared_pages = count.isInteger() ? count.getIntValue() : 0;
    QPDFPageDocumentHelper(*source.pdf).pushInheritedAttributesToPage();
    source.pages = source.pdf->getAllPages();
    if (source.pages.empty()) { throw std::runtime_error("no pages"); }
    if (source.pdf->numWarnings() > 0) { source.declared_pages = std::max(source.declared_pages, claimed_pages(source.bytes)); }
}

/// Settings of the whole library: no more memory than a real document needs, nothing written to the console.
void limit_qpdf() {
    Pl_Flate::memory_limit(most_unpacked_bytes);
    Pl_RunLength::setMemoryLimit(most_unpacked_bytes);
    auto const logger = QPDFLogger::defaultLogger();
    logger->setWarn(logger->discard());
    logger->setError(logger->discard());
}

bool looks_like_pdf(std::span<std::byte const> bytes) {
    std::string_view const text(reinterpret_cast<char const*>(bytes.data()), bytes.size());
    return text.substr(0, 4096).contains("%PDF-") || text.contains(" obj");
}

}  // namespace

Error error_from_current_exception(std::string_view title) {
    try {
        throw;
    } catch (QPDFExc const& exception) {
        if (exception.getErrorCode() == qpdf_e_password) { return refusal(title, "is protected with a password.", exception.what()); }
        if (exception.getErrorCode() == qpdf_e_unsupported) {
            return refusal(title, "is encrypted in a way that cannot be read here.", exception.what());
        }
        return refusal(title, "is damaged and cannot be read.", exception.what());
    } catch (std::bad_alloc const&) {
        return refusal(title, "is too large to be read here.", "out of memory");
    } catch (std::exception const& exception) { return refusal(title, "is damaged and cannot be read.", exception.what()); } catch (...) {
        return refusal(title, "is damaged and cannot be read.", "unknown exception");
    }
}

ErrorOr<Source> open_source(std::span<std::byte const> bytes, std::string_view title) {
    if (bytes.empty()) { return fail(refusal(title, "is empty.", {})); }
    if (!looks_like_pdf(bytes)) { return fail(refusal(title, "is not a PDF.", {})); }
    limit_qpdf();

    std::optional<Error> first;
    try {
        Source source;
        source.bytes = bytes;
        if (auto ended = with_end_of_file(bytes)) {
            source.repaired = *std::move(ended);
            source.bytes = source.repaired;
        }
        read_pages(source);
        return source;
    } catch (QPDFExc const& exception) {
        first = error_from_current_exception(title);
        if (exception.getErrorCode() == qpdf_e_password || exception.getErrorCode() == qpdf_e_unsupported) {
            return fail(*std::move(first));
        }
    } catch (...) { first = error_from_current_exception(title); }

    try {
        Source source;
        auto repaired = with_new_trailer(bytes);
        if (!repaired) { return fail(*std::move(first)); }
        source.repaired = *std::move(repaired);
        source.bytes = source.repaired;
        read_pages(source);
        return source;
    } catch (...) {
        first->detail += "; after the rescue: " + error_from_current_exception(title).detail;
        return fail(*std::move(first));
    }
}

}  // namespace hub::pdf
