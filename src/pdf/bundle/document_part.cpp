#include "pdf/bundle/document_part.hpp"

#include "base/text.hpp"
#include "pdf/bundle/trees.hpp"

namespace hub::pdf {

namespace {

/// Pages, annotations, fields and layers are never shared with other documents, even if they look the same.
void reserve_pages(Source const& source, DocumentPart& part, Copier& copier) {
    std::string parent;
    append_reference(parent, part.page_tree);
    QPDFObjGen::set nodes;
    for (auto page : source.pages) {
        for (auto node = page.getKey("/Parent"); node.isDictionary() && node.isIndirect() && nodes.add(node.getObjGen());
            node = node.getKey("/Parent")) {
            copier.assign(node, part.page_tree);
        }
        part.pages.push_back(copier.reserve(page));
        copier.replace_entry(page, "/Parent", parent);
        auto annotations = page.getKey("/Annots");
        if (!annotations.isArray()) { continue; }
        for (auto const& annotation : annotations.getArrayAsVector()) {
            if (annotation.isIndirect() && annotation.isDictionary()) { copier.reserve(annotation); }
        }
    }
}

/// The document's own labels behind its number: "3-2", or "3-iv" where the document counts its first pages that way.
std::map<std::int64_t, std::string> copy_labels(QPDFObjectHandle root, int document, std::int64_t pages) {
    std::map<std::int64_t, std::string> labels;
    auto const prefix = std::to_string(document) + "-";
    auto const label = [&](QPDFObjectHandle style, QPDFObjectHandle own_prefix, QPDFObjectHandle start) {
        std::string text = "<<";
        if (style.isName()) {
            text += "/S";
            append_name(text, style.getName());
        }
        if (start.isInteger() && start.getIntValue() > 1) { text += "/St " + std::to_string(start.getIntValue()); }
        text += "/P ";
        append_text_string(text, prefix + (own_prefix.isString() ? own_prefix.getUTF8Value() : ""));
        return text + ">>";
    };
    auto const none = QPDFObjectHandle::newNull();
    labels[0] = label(QPDFObjectHandle::newName("/D"), none, none);
    for_each_leaf(root.getKey("/PageLabels"), TreeKind::Numbers, [&](QPDFObjectHandle const& key, QPDFObjectHandle const& value) {
        auto own = value;
        auto const first = key.getIntValue();
        if (first < 0 || first >= pages || !own.isDictionary()) { return; }
        labels[first] = label(own.getKey("/S"), own.getKey("/P"), own.getKey("/St"));
    });
    return labels;
}

void add_warnings(Source const& source, DocumentPart& part, int damaged_streams) {
    auto const pages = std::ssize(source.pages);
    if (source.declared_pages > pages && source.declared_pages < 1'000'000) {
        part.warnings.push_back(
            "It should have " + plural(source.declared_pages, "page", "pages") + ", but only " + std::to_string(pages) + " could be read.");
    }
    if (source.was_repaired()) { part.warnings.emplace_back("It was damaged and has been repaired."); }
    if (damaged_streams > 0) { part.warnings.emplace_back("Some of its content could not be read in full."); }
    if (part.fields.was_signed) { part.warnings.emplace_back("Its digital signature is not valid inside a bundle."); }
}

}  // namespace

void put_page_tree(DocumentPart const& part, ObjectNumber root, FileWriter& writer) {
    std::string text = "<</Type/Pages/Parent ";
    append_reference(text, root);
    text += "/Count ";
    append_number(text, std::ssize(part.pages));
    text += "/Kids[";
    for (auto const page : part.pages) {
        append_reference(text, page);
        text += ' ';
    }
    writer.put(part.page_tree, text + "]>>");
}

DocumentPart copy_document(Source const& source, PartContext const& context, FileWriter& writer) {
    Copier copier(writer, source.bytes);
    DocumentPart part;
    auto const& root = source.root;

    copier.assign(source.root, 0);
    part.page_tree = writer.reserve();
    part.date = context.date;
    part.bookmark = { .title = context.title, .group = context.group, .number = writer.reserve() };
    reserve_pages(source, part, copier);
    reserve_layers(root, copier);
    part.tags = reserve_tags(root, context.first_tag_key, writer, copier);
    prepare_destinations(root, context.document, copier);
    part.fields = reserve_fields(root, context.document, context.form_resources, writer, copier);

    if (context.page_number_font != 0) {
        for (auto const& page : source.pages) {
            part.page_numbers.push_back(reserve_page_number(page, context.page_number_font, writer, copier));
        }
    }
    for (auto const& page : source.pages) { static_cast<void>(copier.text(page)); }
    put_page_tree(part, context.page_tree_root, writer);
    part.bookmark.destination = top_of_page(part.pages.front(), source.pages.front());
    copy_fields(part.fields, root, context.document, writer, copier);
    part.layers = copy_layers(root, context.title, copier);
    copy_tags(part.tags, root, context.title, context.tag_tree_root, writer, copier);
    part.names = copy_names(root, context.document, copier);
    part.labels = copy_labels(root, context.document, std::ssize(source.pages));
    bool const has_bookmarks = context.bookmarks != Bookmarks::None;
    if (has_bookmarks && !copy_outline(part.bookmark, root, writer, copier)) {
        part.warnings.emplace_back("Its own bookmarks were damaged and have been left out.");
    }
    add_warnings(source, part, copier.damaged_streams());
    return part;
}

}  // namespace hub::pdf
