#include "pdf/bundle/form_fields.hpp"

#include <vector>

namespace hub::pdf {

namespace {

constexpr std::size_t most_fields = 100'000;

QPDFObjectHandle form_of(QPDFObjectHandle root) {
    auto form = root.getKey("/AcroForm");
    return form.isDictionary() && form.getKey("/Fields").isArray() ? form : QPDFObjectHandle::newNull();
}

/// The fields at the top that can be carried: dictionaries with an object of their own.
std::vector<QPDFObjectHandle> top_fields(QPDFObjectHandle form) {
    std::vector<QPDFObjectHandle> out;
    for (auto const& field : form.getKey("/Fields").getArrayAsVector()) {
        if (field.isIndirect() && field.isDictionary()) { out.push_back(field); }
    }
    return out;
}

bool is_signature(QPDFObjectHandle field) {
    return field.getKey("/FT").isNameAndEquals("/Sig") && field.getKey("/V").isDictionary();
}

/// Takes over what the bundle does not have yet. A font whose name stands for another font there gets a new name.
void collect_resources(DocumentFields& out, QPDFObjectHandle form, int document, FormResources const& known, Copier& copier) {
    auto resources = form.getKey("/DR");
    if (!resources.isDictionary()) { return; }
    for (auto& [category, list] : resources.getDictAsMap()) {
        if (!list.isDictionary()) { continue; }
        for (auto const& [name, value] : list.getDictAsMap()) {
            if (value.isNull()) { continue; }
            auto text = copier.text(value);
            auto const in_bundle = known.find(category);
            auto const same_name =
                in_bundle == known.end() ? std::map<std::string, std::string>::const_iterator {} : in_bundle->second.find(name);
            if (in_bundle == known.end() || same_name == in_bundle->second.end()) {
                out.resources[category][name] = std::move(text);
            } else if (same_name->second != text && category == "/Font") {
                auto const new_name = name + "_d" + std::to_string(document);
                copier.rules().font_names[name] = new_name;
                out.resources[category][new_name] = std::move(text);
            }
        }
    }
}

}  // namespace

DocumentFields reserve_fields(QPDFObjectHandle const& root, int document, FormResources const& known, FileWriter& writer, Copier& copier) {
    DocumentFields out;
    auto form = form_of(root);
    if (form.isNull()) { return out; }
    auto const top = top_fields(form);
    if (top.empty()) { return out; }
    out.parent = writer.reserve();
    auto const need = form.getKey("/NeedAppearances");
    out.need_appearances = need.isBool() && need.getBoolValue();

    QPDFObjGen::set seen;
    std::vector<QPDFObjectHandle> fields = top;
    for (std::size_t i = 0; i < fields.size() && i < most_fields; ++i) {
        auto field = fields[i];
        if (!field.isDictionary() || !field.isIndirect() || !seen.add(field.getObjGen())) { continue; }
        copier.reserve(field);
        out.was_signed = out.was_signed || is_signature(field);
        if (auto kids = field.getKey("/Kids"); kids.isArray()) {
            for (auto const& kid : kids.getArrayAsVector()) { fields.push_back(kid); }
        }
    }
    std::string parent;
    append_reference(parent, out.parent);
    for (auto const& field : top) { copier.replace_entry(field, "/Parent", parent); }
    collect_resources(out, form, document, known, copier);
    return out;
}

void copy_fields(DocumentFields const& fields, QPDFObjectHandle const& root, int document, FileWriter& writer, Copier& copier) {
    if (fields.parent == 0) { return; }
    auto form = form_of(root);
    std::string text = "<</T ";
    append_byte_string(text, "d" + std::to_string(document));
    text += "/Kids[";
    for (auto const& field : top_fields(form)) {
        text += copier.text(field);
        text += ' ';
    }
    text += ']';
    // What the form says for all its fields is inherited from the field over them.
    auto inherited = QPDFObjectHandle::newDictionary();
    for (auto const* key : { "/DA", "/Q" }) {
        if (auto const value = form.getKey(key); !value.isNull()) { inherited.replaceKey(key, value); }
    }
    auto const defaults = copier.text(inherited);
    text += defaults.substr(2, defaults.size() - 4);
    writer.put(fields.parent, text + ">>");
}

std::string form_text(std::string const& parents, FormResources const& resources, bool need_appearances) {
    if (parents.empty()) { return {}; }
    std::string out = "<</Fields[" + parents + "]";
    if (need_appearances) { out += "/NeedAppearances true"; }
    if (!resources.empty()) {
        out += "/DR<<";
        for (auto const& [category, list] : resources) {
            append_name(out, category);
            out += "<<";
            for (auto const& [name, value] : list) {
                append_name(out, name);
                out += ' ';
                out += value;
            }
            out += ">>";
        }
        out += ">>";
    }
    return out + ">>";
}

}  // namespace hub::pdf
