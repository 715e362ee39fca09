// Many PDFs into one. A bundle is written while it is made: each document is read, checked, copied and handed to the sink
// before the next is asked for, so memory holds one document at a time and the output is never held at all.
//
//     Bundler bundler { { .title = "Results of November" }, sink, random };
//     for (auto const& file : files) {
//         if (auto added = bundler.add({ .bytes = file.bytes, .title = file.title, .group = file.employee }); !added) { … }
//     }
//     auto summary = bundler.finish();
//
// A document that cannot be read is refused with an Error that names it, and the bundle is as it was before.
// A picture (PNG, JPEG) counts as a document of one page.
// Not for: choosing or fetching documents. No exception leaves this class.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "pdf/compose.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::pdf {

enum class Bookmarks : std::uint8_t {
    None,
    PerDocument,
    PerGroupAndDocument,  ///< one for each run of documents with the same group, its documents under it
};

enum class PageNumbers : std::uint8_t {
    None,
    Printed,  ///< "3 of 57" at the lower right of every page
};

enum class PageLabels : std::uint8_t {
    None,
    PerDocument,  ///< "3-2" is page 2 of the third document
};

/// Pages in front of the documents: the title, and a table of contents whose lines are links.
struct Cover {
    std::string company;  ///< may be empty
    std::string made;     ///< as printed: "Nov 19, 2026, 9:55 a.m. CT"; may be empty
    Fonts fonts;          ///< the bytes must live until finish() has returned
};

struct BundleOptions {
    std::string title;
    std::string language = "en-US";
    Instant created;  ///< the PDF's creation date; 0 leaves it out
    Bookmarks bookmarks = Bookmarks::PerGroupAndDocument;
    PageLabels page_labels = PageLabels::PerDocument;
    PageNumbers page_numbers = PageNumbers::None;
    std::optional<Cover> cover;
    std::string password;  ///< needed to open the file, 127 bytes at most; empty: none. Nobody can recover it
};

struct DocumentToAdd {
    std::span<std::byte const> bytes;  ///< only read during add()
    std::string_view title;            ///< its bookmark, and its name in errors and warnings
    std::string_view group;            ///< the employee, or empty
    std::string_view date;             ///< of service, as the cover prints it, or empty
};

struct AddedDocument {
    std::int32_t pages = 0;
    std::vector<std::string> warnings;  ///< plain sentences: what was repaired or could not be kept
};

struct BundleSummary {
    std::int32_t documents = 0;
    std::int32_t pages = 0;          ///< the cover's, and what all add() calls promised; finish() has checked that they are there
    std::uint64_t bytes = 0;         ///< size of the whole file
    std::uint64_t bytes_shared = 0;  ///< what was not written because an identical stream was there already
    bool is_tagged = false;          ///< all documents carry the structure that screen readers follow
};

class Bundler {
public:
    /// Takes the next bytes of the file. An error stops the bundle for good and comes back from add() or finish().
    using Sink = std::function<ErrorOr<void>(std::span<std::byte const>)>;

    /// `random` serves encryption, and the decryption of documents without a password; it must outlive the bundler. A cover whose
    /// fonts cannot be read and a password that is too long are told by the first add().
    Bundler(BundleOptions options, Sink sink, Random& random);
    ~Bundler();
    Bundler(Bundler const&) = delete;
    Bundler& operator=(Bundler const&) = delete;

    /// Appends all pages of a document, with its layers, form fields, outline, named destinations, attachments and tags.
    /// Invalid for a document that is damaged beyond repair, needs a password, or is not a PDF. Then the rest can go on.
    [[nodiscard]] ErrorOr<AddedDocument> add(DocumentToAdd const& document);

    /// Writes the end of the file. Invalid if no document was added. Call it once, last.
    [[nodiscard]] ErrorOr<BundleSummary> finish();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hub::pdf
