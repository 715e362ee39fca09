#include "pdf/bundle/cover_part.hpp"

#include "pdf/compose/cover.hpp"
#include "pdf/compose/sheet_writer.hpp"

namespace hub::pdf {

namespace {

void put_document_element(PutSheets const& put, PartContext const& context, ObjectNumber number, FileWriter& writer) {
    std::string text = "<</Type/StructElem/S/Document/P ";
    append_reference(text, context.tag_tree_root);
    text += "/T ";
    append_text_string(text, context.title);
    writer.put(number, text + "/K[" + put.top_elements + "]>>");
}

}  // namespace

ErrorOr<DocumentPart> put_cover(
    BundleOptions const& options, std::vector<DocumentPart> const& documents, PartContext const& context, FileWriter& writer) {
    auto const& cover = *options.cover;
    HUB_TRY_ASSIGN(auto regular, TrueType::read(cover.fonts.regular));
    HUB_TRY_ASSIGN(auto bold, TrueType::read(cover.fonts.bold));
    FontPair const fonts { regular, bold };

    CoverFacts facts { .title = options.title,
        .company = cover.company,
        .made = cover.made,
        .documents = static_cast<std::int32_t>(documents.size()),
        .is_numbered = options.page_numbers == PageNumbers::Printed };
    std::vector<CoverEntry> entries;
    std::vector<std::string> destinations;
    for (auto const& document : documents) {
        entries.push_back({ document.bookmark.title, document.bookmark.group, document.date, facts.pages });
        destinations.push_back(document.bookmark.destination);
        facts.pages += static_cast<std::int32_t>(document.pages.size());
    }

    DocumentPart part;
    part.page_tree = writer.reserve();
    part.tags.element = writer.reserve();
    auto put = put_sheets(writer, lay_out_cover(facts, entries, fonts), fonts,
        { .page_tree = part.page_tree,
            .document_element = part.tags.element,
            .first_tag_key = context.first_tag_key,
            .destinations = destinations });
    put_document_element(put, context, part.tags.element, writer);
    part.pages = std::move(put.pages);
    part.tags.parents = std::move(put.parents);
    part.tags.next_key = put.next_tag_key;
    part.labels[0] = "<</S/r>>";
    part.bookmark.title = context.title;
    part.bookmark.number = writer.reserve();
    part.bookmark.destination = "[";
    append_reference(part.bookmark.destination, part.pages.front());
    part.bookmark.destination += "/Fit]";
    put_page_tree(part, context.page_tree_root, writer);
    return part;
}

}  // namespace hub::pdf
