#include "pdf/bundle/layers.hpp"

namespace hub::pdf {

namespace {

QPDFObjectHandle properties_of(QPDFObjectHandle const& root) {
    auto value = root;
    auto properties = value.getKey("/OCProperties");
    return properties.isDictionary() && properties.getKey("/OCGs").isArray() ? properties : QPDFObjectHandle::newNull();
}

/// Where layers are hidden unless named, those that are not named are written out.
std::string hidden_unless_named(QPDFObjectHandle layers, QPDFObjectHandle named, Copier& copier) {
    QPDFObjGen::set shown;
    if (named.isArray()) {
        for (auto const& layer : named.getArrayAsVector()) { shown.add(layer.getObjGen()); }
    }
    std::string out;
    for (auto const& layer : layers.getArrayAsVector()) {
        if (shown.contains(layer.getObjGen())) { continue; }
        out += copier.text(layer);
        out += ' ';
    }
    return out;
}

}  // namespace

void reserve_layers(QPDFObjectHandle const& root, Copier& copier) {
    auto properties = properties_of(root);
    if (properties.isNull()) { return; }
    for (auto const& layer : properties.getKey("/OCGs").getArrayAsVector()) {
        if (layer.isIndirect() && layer.isDictionary()) { copier.reserve(layer); }
    }
}

DocumentLayers copy_layers(QPDFObjectHandle const& root, std::string_view title, Copier& copier) {
    DocumentLayers out;
    auto properties = properties_of(root);
    if (properties.isNull()) { return out; }
    auto layers = properties.getKey("/OCGs");
    out.all = copier.elements(layers);
    auto shown = properties.getKey("/D");
    if (!shown.isDictionary()) { return out; }
    out.on = copier.elements(shown.getKey("/ON"));
    out.off = copier.elements(shown.getKey("/OFF"));
    if (shown.getKey("/BaseState").isNameAndEquals("/OFF")) { out.off = hidden_unless_named(layers, shown.getKey("/ON"), copier); }
    if (auto const order = copier.elements(shown.getKey("/Order")); !order.empty()) {
        out.order = "[";
        append_text_string(out.order, title);
        out.order += order + "]";
    }
    out.automatic = copier.elements(shown.getKey("/AS"));
    out.radio_groups = copier.elements(shown.getKey("/RBGroups"));
    out.locked = copier.elements(shown.getKey("/Locked"));
    return out;
}

std::string layer_properties(std::vector<DocumentLayers> const& documents) {
    DocumentLayers all;
    for (auto const& document : documents) {
        all.all += document.all;
        all.on += document.on;
        all.off += document.off;
        all.order += document.order;
        all.automatic += document.automatic;
        all.radio_groups += document.radio_groups;
        all.locked += document.locked;
    }
    if (all.all.empty()) { return {}; }
    std::string out = "<</OCGs[" + all.all + "]/D<<";
    auto const list = [&](std::string_view key, std::string const& elements) {
        if (elements.empty()) { return; }
        out += key;
        out += '[' + elements + ']';
    };
    list("/ON", all.on);
    list("/OFF", all.off);
    list("/Order", all.order);
    list("/AS", all.automatic);
    list("/RBGroups", all.radio_groups);
    list("/Locked", all.locked);
    return out + ">>>>";
}

}  // namespace hub::pdf
