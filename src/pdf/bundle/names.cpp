#include "pdf/bundle/names.hpp"

#include "pdf/bundle/trees.hpp"

namespace hub::pdf {

namespace {

std::string prefix_of(int document) {
    return std::to_string(document) + "/";
}

/// The old form, a dictionary in the catalog, and the new one, a tree.
void for_each_destination(QPDFObjectHandle root, std::function<void(std::string const& name, QPDFObjectHandle const& value)> const& visit) {
    if (auto old = root.getKey("/Dests"); old.isDictionary()) {
        for (auto const& [name, value] : old.getDictAsMap()) { visit(name.substr(1), value); }
    }
    if (auto names = root.getKey("/Names"); names.isDictionary()) {
        for_each_leaf(names.getKey("/Dests"), TreeKind::Names,
            [&](QPDFObjectHandle const& key, QPDFObjectHandle const& value) { visit(key.getStringValue(), value); });
    }
}

}  // namespace

void prepare_destinations(QPDFObjectHandle const& root, int document, Copier& copier) {
    bool has_any = false;
    for_each_destination(root, [&](std::string const&, QPDFObjectHandle const&) { has_any = true; });
    if (has_any) { copier.rules().destination_prefix = prefix_of(document); }
}

DocumentNames copy_names(QPDFObjectHandle const& root, int document, Copier& copier) {
    DocumentNames out;
    for_each_destination(root, [&](std::string const& name, QPDFObjectHandle const& value) {
        if (!value.isNull()) { out.destinations[prefix_of(document) + name] = copier.text(value); }
    });
    auto catalog = root;
    if (auto names = catalog.getKey("/Names"); names.isDictionary()) {
        for_each_leaf(names.getKey("/EmbeddedFiles"), TreeKind::Names, [&](QPDFObjectHandle const& key, QPDFObjectHandle const& value) {
            if (!value.isNull()) { out.attachments[prefix_of(document) + key.getStringValue()] = copier.text(value); }
        });
    }
    return out;
}

}  // namespace hub::pdf
