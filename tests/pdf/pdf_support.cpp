#include "pdf/pdf_support.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/Pl_Discard.hh>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFWriter.hh>

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>

namespace hub::test {

Bytes bytes_of(std::string_view text) {
    auto const bytes = std::as_bytes(std::span(text));
    return { bytes.begin(), bytes.end() };
}

std::string_view text_of(Bytes const& bytes) {
    return { reinterpret_cast<char const*>(bytes.data()), bytes.size() };
}

Bytes make_pdf(std::vector<std::string> const& objects) {
    std::string out = "%PDF-1.7\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        offsets.push_back(out.size());
        out += std::to_string(i + 1) + " 0 obj\n";
        constexpr std::string_view mark = "stream:";
        if (objects[i].starts_with(mark)) {
            auto const end = objects[i].find('\n');
            auto const data = objects[i].substr(end + 1);
            out += "<<" + objects[i].substr(mark.size(), end - mark.size()) + "/Length " + std::to_string(data.size()) + ">>\nstream\n"
                + data + "\nendstream";
        } else {
            out += objects[i];
        }
        out += "\nendobj\n";
    }
    auto const table = out.size();
    out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (auto const offset : offsets) {
        std::array<char, 32> line {};
        std::snprintf(line.data(), line.size(), "%010zu 00000 n \n", offset);
        out += line.data();
    }
    out += "trailer\n<</Size " + std::to_string(objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return bytes_of(out);
}

int page_object(int page) {
    return 3 + 2 * page;
}

int first_extra_object(int pages) {
    return 3 + 2 * pages;
}

Bytes make_pages(std::string const& name, int pages, std::string const& more, std::vector<std::string> const& extra) {
    std::vector<std::string> objects;
    objects.push_back("<</Type/Catalog/Pages 2 0 R" + more + ">>");
    std::string kids;
    for (int i = 0; i < pages; ++i) { kids += std::to_string(page_object(i)) + " 0 R "; }
    objects.push_back("<</Type/Pages/Count " + std::to_string(pages) + "/MediaBox[0 0 612 792]/Kids[" + kids + "]>>");
    for (int i = 0; i < pages; ++i) {
        objects.push_back("<</Type/Page/Parent 2 0 R/Resources<<>>/Contents " + std::to_string(page_object(i) + 1) + " 0 R>>");
        objects.push_back("stream:\n(page " + std::to_string(i + 1) + " of " + name + ") Tj");
    }
    objects.insert(objects.end(), extra.begin(), extra.end());
    return make_pdf(objects);
}

Bytes encrypted(Bytes const& document, char const* user_password) {
    QPDF pdf;
    pdf.processMemoryFile("plain", text_of(document).data(), document.size());
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters(user_password, "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    return bytes_of({ reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize() });
}

Bytes bundle_of(std::vector<Input> const& inputs, pdf::BundleOptions options) {
    Bytes out;
    SeededRandom random(1);
    pdf::Bundler bundler(
        std::move(options),
        [&](std::span<std::byte const> bytes) -> ErrorOr<void> {
            out.insert(out.end(), bytes.begin(), bytes.end());
            return {};
        },
        random);
    for (auto const& input : inputs) {
        auto const added = bundler.add({ .bytes = input.bytes, .title = input.title, .group = input.group, .date = input.date });
        INFO((added ? "" : added.error().message + " " + added.error().detail));
        REQUIRE(added);
    }
    auto const summary = bundler.finish();
    REQUIRE(summary);
    CHECK(summary->bytes == out.size());
    CHECK(summary->documents == static_cast<std::int32_t>(inputs.size()));
    return out;
}

Reopened::Reopened(Bytes bytes, char const* password) : m_bytes(std::move(bytes)), m_pdf(QPDF::create()) {
    m_pdf->setSuppressWarnings(true);
    m_pdf->setAttemptRecovery(false);
    m_pdf->processMemoryFile("bundle", text_of(m_bytes).data(), m_bytes.size(), password);
    Pl_Discard nowhere;
    QPDFWriter writer(*m_pdf);
    writer.setOutputPipeline(&nowhere);
    writer.setDecodeLevel(qpdf_dl_generalized);
    writer.write();
    for (auto const& warning : m_pdf->getWarnings()) { FAIL_CHECK(warning.what()); }
}

std::vector<std::string> Reopened::contents() {
    std::vector<std::string> out;
    for (auto page : pages()) {
        std::string text;
        Pl_String collected("contents", nullptr, text);
        page.pipePageContents(&collected);
        out.push_back(std::move(text));
    }
    return out;
}

std::vector<std::string> Reopened::bookmarks() {
    std::vector<std::string> out;
    std::function<void(QPDFObjectHandle, int)> const walk = [&](QPDFObjectHandle parent, int depth) {
        QPDFObjectHandle before = QPDFObjectHandle::newNull();
        for (auto item = parent.getKey("/First"); !item.isNull(); item = item.getKey("/Next")) {
            out.push_back(std::string(static_cast<std::size_t>(depth) * 2, ' ') + item.getKey("/Title").getUTF8Value());
            CHECK(item.getKey("/Parent").getObjGen() == parent.getObjGen());
            CHECK(item.getKey("/Prev").getObjGen() == before.getObjGen());
            walk(item, depth + 1);
            before = item;
        }
        CHECK(parent.getKey("/Last").getObjGen() == before.getObjGen());
    };
    if (auto outline = root().getKey("/Outlines"); outline.isDictionary()) { walk(outline, 0); }
    return out;
}

std::map<std::string, QPDFObjectHandle> Reopened::names(QPDFObjectHandle tree) {
    std::map<std::string, QPDFObjectHandle> out;
    if (!tree.isDictionary()) { return out; }
    auto list = tree.getKey("/Names").isArray() ? tree.getKey("/Names") : tree.getKey("/Nums");
    if (list.isArray()) {
        for (int i = 0; i + 1 < list.getArrayNItems(); i += 2) {
            auto const key = list.getArrayItem(i);
            out[key.isString() ? key.getStringValue() : std::to_string(key.getIntValue())] = list.getArrayItem(i + 1);
        }
    }
    if (auto kids = tree.getKey("/Kids"); kids.isArray()) {
        for (auto const& kid : kids.getArrayAsVector()) { out.merge(names(kid)); }
    }
    return out;
}

std::string text_by_poppler(Bytes const& bytes) {
    auto const path = (std::filesystem::temp_directory_path()
        / ("hub-pdf-test-" + std::to_string(std::hash<std::string_view> {}(text_of(bytes))) + ".pdf"))
                          .string();
    {
        std::ofstream file(path, std::ios::binary);
        file.write(text_of(bytes).data(), std::ssize(bytes));
    }
    std::string out;
    if (auto* pipe = popen(("pdftotext -layout '" + path + "' - 2>&1").c_str(), "r")) {
        std::array<char, 4096> buffer {};
        while (auto const size = std::fread(buffer.data(), 1, buffer.size(), pipe)) { out.append(buffer.data(), size); }
        if (pclose(pipe) != 0) { out.clear(); }
    }
    std::filesystem::remove(path);
    return out;
}

}  // namespace hub::test
