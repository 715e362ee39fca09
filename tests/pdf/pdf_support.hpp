// What the tests of pdf share: documents made by hand, bundles made in memory, and a look at the result through qpdf.
#pragma once

#include "base/random.hpp"
#include "pdf/bundle/bundler.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <cstddef>
#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hub::test {

using Bytes = std::vector<std::byte>;

[[nodiscard]] Bytes bytes_of(std::string_view text);
[[nodiscard]] std::string_view text_of(Bytes const& bytes);

/// A document of plain objects: object i + 1 is `objects[i]`, the catalog comes first. A text that starts with "stream:" is
/// a stream whose entries end at the first line break.
[[nodiscard]] Bytes make_pdf(std::vector<std::string> const& objects);
/// `pages` pages, each with the words "page <i> of <name>". `more` goes into the catalog; objects of `extra` follow, their
/// numbers start at first_extra_object(pages).
[[nodiscard]] Bytes make_pages(
    std::string const& name, int pages, std::string const& more = "", std::vector<std::string> const& extra = {});
[[nodiscard]] int first_extra_object(int pages);
/// The number of the i-th page's object, counted from 0.
[[nodiscard]] int page_object(int page);
/// The same document behind a user password.
[[nodiscard]] Bytes encrypted(Bytes const& document, char const* user_password);

struct Input {
    Bytes bytes;
    std::string title;
    std::string group;
    std::string date;
};

/// A bundle of documents that are all expected to be accepted.
[[nodiscard]] Bytes bundle_of(std::vector<Input> const& inputs, pdf::BundleOptions options = { .title = "Bundle" });

/// A finished file, read again. Fails the test if qpdf finds anything wrong with it.
class Reopened {
public:
    explicit Reopened(Bytes bytes, char const* password = nullptr);

    [[nodiscard]] QPDFObjectHandle root() { return m_pdf->getRoot(); }
    [[nodiscard]] QPDFObjectHandle information() { return m_pdf->getTrailer().getKey("/Info"); }
    [[nodiscard]] std::vector<QPDFObjectHandle> pages() { return m_pdf->getAllPages(); }
    /// The content of each page, unpacked; that of several streams as one.
    [[nodiscard]] std::vector<std::string> contents();
    /// "Title" or "  Title" by depth, in order.
    [[nodiscard]] std::vector<std::string> bookmarks();
    /// Keys and values of a name tree or number tree under the catalog's /Names, or of any tree.
    [[nodiscard]] std::map<std::string, QPDFObjectHandle> names(QPDFObjectHandle tree);
    [[nodiscard]] std::size_t objects() { return m_pdf->getAllObjects().size(); }

private:
    Bytes m_bytes;
    std::shared_ptr<QPDF> m_pdf;
};

/// What pdftotext reads, with the pages' layout; empty if it is not installed.
[[nodiscard]] std::string text_by_poppler(Bytes const& bytes);

}  // namespace hub::test
