#include "pdf/bundle/tags.hpp"

#include "pdf/bundle/trees.hpp"

#include <algorithm>

namespace hub::pdf {

namespace {

/// Keys above this are taken for damage.
constexpr long long largest_key = 10'000'000;

void copy_map(std::map<std::string, std::string>& out, QPDFObjectHandle dictionary, Copier& copier) {
    if (!dictionary.isDictionary()) { return; }
    for (auto const& [name, value] : dictionary.getDictAsMap()) {
        if (!value.isNull()) { out[name] = copier.text(value); }
    }
}

}  // namespace

DocumentTags reserve_tags(QPDFObjectHandle const& root, std::int64_t first_key, FileWriter& writer, Copier& copier) {
    DocumentTags tags;
    tags.next_key = first_key;
    auto catalog = root;
    auto tree = catalog.getKey("/StructTreeRoot");
    if (!tree.isDictionary() || !tree.isIndirect() || tree.getKey("/K").isNull()) { return tags; }
    tags.element = writer.reserve();
    copier.assign(tree, tags.element);
    copier.rules().structure_offset = first_key;
    for_each_leaf(tree.getKey("/ParentTree"), TreeKind::Numbers, [&](QPDFObjectHandle const& key, QPDFObjectHandle const&) {
        auto const number = key.getIntValue();
        if (number >= 0 && number < largest_key) { tags.next_key = std::max<std::int64_t>(tags.next_key, first_key + number + 1); }
    });
    return tags;
}

void copy_tags(
    DocumentTags& tags, QPDFObjectHandle const& root, std::string_view title, ObjectNumber tree, FileWriter& writer, Copier& copier) {
    if (tags.element == 0) { return; }
    auto catalog = root;
    auto source = catalog.getKey("/StructTreeRoot");
    auto children = source.getKey("/K");
    std::string text = "<</Type/StructElem/S/Document/P ";
    append_reference(text, tree);
    text += "/T ";
    append_text_string(text, title);
    if (auto const language = catalog.getKey("/Lang"); language.isString()) { text += "/Lang " + language.unparse(); }
    text += "/K[" + (children.isArray() ? copier.elements(children) : copier.text(children)) + "]>>";
    writer.put(tags.element, std::move(text));

    for_each_leaf(source.getKey("/ParentTree"), TreeKind::Numbers, [&](QPDFObjectHandle const& key, QPDFObjectHandle const& value) {
        auto const number = key.getIntValue();
        if (number >= 0 && number < largest_key) { tags.parents[number + *copier.rules().structure_offset] = copier.text(value); }
    });
    copy_map(tags.roles, source.getKey("/RoleMap"), copier);
    copy_map(tags.classes, source.getKey("/ClassMap"), copier);
}

}  // namespace hub::pdf
