#include "pdf/bundle/trees.hpp"

#include <utility>
#include <vector>

namespace hub::pdf {

namespace {

constexpr std::size_t leaf_size = 64;
/// No tree of an honest document is deeper or has more nodes.
constexpr std::size_t most_nodes = 100'000;

void append_key(std::string& out, std::string const& key) {
    append_byte_string(out, key);
}

void append_key(std::string& out, std::int64_t key) {
    append_number(out, key);
    out += ' ';
}

template <class Key>
ObjectNumber put_tree(FileWriter& writer, std::map<Key, std::string> const& entries, std::string_view leaf_key) {
    if (entries.empty()) { return 0; }
    std::string kids;
    auto entry = entries.begin();
    while (entry != entries.end()) {
        std::string leaf = "<</Limits[";
        append_key(leaf, entry->first);
        std::string list;
        for (std::size_t i = 0; i < leaf_size && entry != entries.end(); ++i, ++entry) {
            append_key(list, entry->first);
            list += entry->second;
            list += ' ';
        }
        append_key(leaf, std::prev(entry)->first);
        auto const number = writer.reserve();
        append_reference(kids, number);
        kids += ' ';
        leaf.append("]/").append(leaf_key).append("[").append(list).append("]>>");
        writer.put(number, std::move(leaf));
    }
    auto const root = writer.reserve();
    writer.put(root, "<</Kids[" + kids + "]>>");
    return root;
}

}  // namespace

void for_each_leaf(QPDFObjectHandle const& tree, TreeKind kind,
    std::function<void(QPDFObjectHandle const& key, QPDFObjectHandle const& value)> const& leaf) {
    auto const* leaf_key = kind == TreeKind::Names ? "/Names" : "/Nums";
    QPDFObjGen::set seen;
    std::vector<QPDFObjectHandle> nodes { tree };
    for (std::size_t i = 0; i < nodes.size() && i < most_nodes; ++i) {
        auto node = nodes[i];
        if (!node.isDictionary() || (node.isIndirect() && !seen.add(node.getObjGen()))) { continue; }
        if (auto kids = node.getKey("/Kids"); kids.isArray()) {
            for (auto const& kid : kids.getArrayAsVector()) { nodes.push_back(kid); }
        }
        auto list = node.getKey(leaf_key);
        if (!list.isArray()) { continue; }
        auto const items = list.getArrayAsVector();
        for (std::size_t k = 0; k + 1 < items.size(); k += 2) {
            bool const is_key = kind == TreeKind::Names ? items[k].isString() : items[k].isInteger();
            if (is_key) { leaf(items[k], items[k + 1]); }
        }
    }
}

ObjectNumber put_name_tree(FileWriter& writer, std::map<std::string, std::string> const& entries) {
    return put_tree(writer, entries, "Names");
}

ObjectNumber put_number_tree(FileWriter& writer, std::map<std::int64_t, std::string> const& entries) {
    return put_tree(writer, entries, "Nums");
}

}  // namespace hub::pdf
