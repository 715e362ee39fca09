// Any bytes as a document: the bundler refuses it or takes it, never crashes, and the file has exactly the pages that were
// promised. Seeds are made by hub-make-pdfs:
//   build/dev/tests/fuzz/hub_bundle_fuzz -max_total_time=60 -rss_limit_mb=1024 FOLDER
#include "base/random.hpp"
#include "pdf/bundle/bundler.hpp"

#include <qpdf/QPDF.hh>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <span>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view good = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                                  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Size 4/Root 1 0 R>>\n";

void require(bool holds) {
    if (!holds) { std::abort(); }
}

void check_pages(std::vector<std::byte> const& file, std::int32_t promised) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.setAttemptRecovery(false);
        pdf.processMemoryFile("bundle", reinterpret_cast<char const*>(file.data()), file.size());
        require(pdf.getAllPages().size() == static_cast<std::size_t>(promised));
    } catch (std::exception const&) { std::abort(); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::vector<std::byte> file;
    hub::SeededRandom random(1);
    hub::pdf::Bundler bundler(
        { .title = "Fuzz", .page_numbers = hub::pdf::PageNumbers::Printed },
        [&](std::span<std::byte const> bytes) -> hub::ErrorOr<void> {
            file.insert(file.end(), bytes.begin(), bytes.end());
            return {};
        },
        random);
    auto const document = std::as_bytes(std::span(data, size));
    std::int32_t promised = 0;
    for (auto const bytes : { document, std::as_bytes(std::span(good)), document }) {
        auto const added = bundler.add({ .bytes = bytes, .title = "document", .group = "group" });
        if (added) { promised += added->pages; }
    }
    auto const summary = bundler.finish();
    require(summary.has_value());
    require(summary->pages == promised && promised >= 1);
    check_pages(file, promised);
    return 0;
}
