#include "pdf/bundle/bundler.hpp"

#include "pdf/bundle/cover_part.hpp"
#include "pdf/bundle/document_part.hpp"
#include "pdf/bundle/encryption.hpp"
#include "pdf/bundle/picture_part.hpp"
#include "pdf/bundle/trees.hpp"
#include "pdf/compose/true_type.hpp"

#include <qpdf/QUtil.hh>
#include <qpdf/RandomDataProvider.hh>

#include <algorithm>
#include <map>
#include <optional>

namespace hub::pdf {

namespace {

/// Enough for the logos, fonts and profiles that documents have in common.
constexpr std::size_t memory_for_sharing = std::size_t { 12 } << 20U;

/// qpdf asks for random bytes through one provider for the whole program.
class Provider final : public RandomDataProvider {
public:
    void provideRandomData(unsigned char* data, size_t size) override {
        if (source != nullptr) { source->fill({ data, size }); }
    }
    Random* source = nullptr;
};

Provider& provider() {
    static Provider instance;
    return instance;
}

Error misuse(char const* what) {
    return Error::internal(what);
}

/// Told at once and not when all documents are in.
std::optional<Error> why_fonts_fail(Fonts const& fonts) {
    for (auto const& bytes : { fonts.regular, fonts.bold }) {
        if (auto const font = TrueType::read(bytes); !font) { return font.error(); }
    }
    return std::nullopt;
}

}  // namespace

class Bundler::Impl {
public:
    Impl(BundleOptions options, Sink sink, Random& random) : m_options(std::move(options)), m_writer(std::move(sink), memory_for_sharing) {
        if (!m_options.password.empty()) { seal(random); }
        m_catalog = m_writer.reserve();
        m_page_tree = m_writer.reserve();
        m_tag_tree = m_writer.reserve();
        if (m_options.page_numbers == PageNumbers::Printed) { m_page_number_font = m_writer.reserve(); }
        if (m_options.cover && !m_broken) { m_broken = why_fonts_fail(m_options.cover->fonts); }
        static_cast<void>(m_writer.commit());  // these numbers stay, whatever becomes of the first document
    }

    ErrorOr<AddedDocument> add(DocumentToAdd const& document);
    ErrorOr<BundleSummary> finish();

private:
    ErrorOr<DocumentPart> stage(DocumentToAdd const& document, std::optional<Source>& source);
    [[nodiscard]] PartContext context_of(DocumentToAdd const& document) const;
    ErrorOr<void> add_cover();
    void seal(Random& random);
    void put_page_numbers();
    void put_page_tree();
    ObjectNumber put_tag_tree();
    ObjectNumber put_information();
    ObjectNumber put_labels();
    std::string name_trees();
    std::string form();
    void put_catalog();
    [[nodiscard]] bool is_complete() const;

    BundleOptions m_options;
    std::optional<Encryption> m_encryption;
    FileWriter m_writer;
    ObjectNumber m_catalog = 0;
    ObjectNumber m_page_tree = 0;
    ObjectNumber m_tag_tree = 0;
    ObjectNumber m_page_number_font = 0;
    std::vector<DocumentPart> m_parts;
    FormResources m_form_resources;
    std::int32_t m_pages = 0;
    std::optional<Error> m_broken;  ///< set once the sink has failed or the bundle is finished
};

void Bundler::Impl::seal(Random& random) {
    if (m_options.password.size() > longest_password) {
        m_broken = Error::invalid("password", "The password is too long for a PDF.");
        return;
    }
    m_encryption.emplace(m_options.password, random);
    m_options.password.clear();
    m_writer.seal_streams([this](std::span<std::byte const> data) { return m_encryption->seal(data); }, m_encryption->dictionary());
}

PartContext Bundler::Impl::context_of(DocumentToAdd const& document) const {
    return {
        .document = static_cast<int>(m_parts.size()) + 1,
        .title = std::string(document.title),
        .group = std::string(document.group),
        .date = std::string(document.date),
        .bookmarks = m_options.bookmarks,
        .page_tree_root = m_page_tree,
        .tag_tree_root = m_tag_tree,
        .first_tag_key = m_parts.empty() ? 0 : m_parts.back().tags.next_key,
        .page_number_font = m_page_number_font,
        .form_resources = m_form_resources,
    };
}

/// `source` is filled, and must stay until what was staged is committed: the writer refers to its bytes.
ErrorOr<DocumentPart> Bundler::Impl::stage(DocumentToAdd const& document, std::optional<Source>& source) {
    try {
        if (is_picture(document.bytes)) { return put_picture(document.bytes, context_of(document), m_writer); }
        auto opened = open_source(document.bytes, document.title);
        if (!opened) { return fail(std::move(opened).error()); }
        source = *std::move(opened);
        return copy_document(*source, context_of(document), m_writer);
    } catch (...) { return fail(error_from_current_exception(document.title)); }
}

ErrorOr<AddedDocument> Bundler::Impl::add(DocumentToAdd const& document) {
    if (m_broken) { return fail(*m_broken); }
    std::optional<Source> source;
    auto part = stage(document, source);
    if (!part) {
        m_writer.rollback();
        return fail(std::move(part).error());
    }
    if (auto committed = m_writer.commit(); !committed) {
        m_broken = committed.error();
        return fail(*m_broken);
    }
    AddedDocument added { .pages = static_cast<std::int32_t>(part->pages.size()), .warnings = part->warnings };
    m_pages += added.pages;
    for (auto const& [category, list] : part->fields.resources) { m_form_resources[category].insert(list.begin(), list.end()); }
    m_parts.push_back(*std::move(part));
    return added;
}

ErrorOr<BundleSummary> Bundler::Impl::finish() {
    if (m_broken) { return fail(*m_broken); }
    if (m_parts.empty()) { return fail(Error::invalid("", "There is no document to put into the bundle.")); }
    m_broken = misuse("the bundle is finished");
    auto const documents = static_cast<std::int32_t>(m_parts.size());
    if (m_options.cover) { HUB_TRY(add_cover()); }
    put_page_numbers();
    put_page_tree();
    put_catalog();
    HUB_TRY(m_writer.finish(m_catalog, put_information()));
    if (!is_complete()) { return fail(misuse("pages are missing in the bundle")); }
    return BundleSummary {
        .documents = documents,
        .pages = m_pages,
        .bytes = m_writer.size(),
        .bytes_shared = m_writer.shared_bytes(),
        .is_tagged = std::ranges::all_of(m_parts, [](DocumentPart const& part) { return part.tags.element != 0; }),
    };
}

/// The first of the parts, although its objects come last: only now is known what stands on which page.
ErrorOr<void> Bundler::Impl::add_cover() {
    HUB_TRY_ASSIGN(auto cover, put_cover(m_options, m_parts, context_of({ .title = "Contents" }), m_writer));
    m_pages += static_cast<std::int32_t>(cover.pages.size());
    m_parts.insert(m_parts.begin(), std::move(cover));
    return {};
}

bool Bundler::Impl::is_complete() const {
    std::int32_t written = 0;
    for (auto const& part : m_parts) {
        for (auto const page : part.pages) { written += m_writer.is_written(page) ? 1 : 0; }
    }
    return written == m_pages;
}

void Bundler::Impl::put_page_numbers() {
    if (m_page_number_font == 0) { return; }
    put_page_number_font(m_page_number_font, m_writer);
    std::int32_t before = 0;
    for (auto const& part : m_parts) {
        auto page = before;
        for (auto const& place : part.page_numbers) { put_page_number(place, ++page, m_pages, m_writer); }
        before += static_cast<std::int32_t>(part.pages.size());
    }
}

void Bundler::Impl::put_page_tree() {
    std::string text = "<</Type/Pages/Count ";
    append_number(text, m_pages);
    text += "/Kids[";
    for (auto const& part : m_parts) {
        append_reference(text, part.page_tree);
        text += ' ';
    }
    m_writer.put(m_page_tree, text + "]>>");
}

ObjectNumber Bundler::Impl::put_tag_tree() {
    std::string children;
    std::map<std::int64_t, std::string> parents;
    std::map<std::string, std::string> roles;
    std::map<std::string, std::string> classes;
    for (auto const& part : m_parts) {
        if (part.tags.element == 0) { continue; }
        append_reference(children, part.tags.element);
        children += ' ';
        parents.insert(part.tags.parents.begin(), part.tags.parents.end());
        roles.insert(part.tags.roles.begin(), part.tags.roles.end());
        classes.insert(part.tags.classes.begin(), part.tags.classes.end());
    }
    if (children.empty()) { return 0; }
    std::string text = "<</Type/StructTreeRoot/K[" + children + "]";
    auto const map = [&](std::string_view key, std::map<std::string, std::string> const& entries) {
        if (entries.empty()) { return; }
        text += key;
        text += "<<";
        for (auto const& [name, value] : entries) {
            append_name(text, name);
            text += ' ' + value;
        }
        text += ">>";
    };
    map("/RoleMap", roles);
    map("/ClassMap", classes);
    if (!parents.empty()) {
        auto const next_key = parents.rbegin()->first + 1;
        text += "/ParentTree ";
        append_reference(text, put_number_tree(m_writer, parents));
        text += "/ParentTreeNextKey ";
        append_number(text, next_key);
    }
    m_writer.put(m_tag_tree, text + ">>");
    return m_tag_tree;
}

ObjectNumber Bundler::Impl::put_labels() {
    if (m_options.page_labels == PageLabels::None) { return 0; }
    std::map<std::int64_t, std::string> labels;
    std::int64_t first = 0;
    for (auto const& part : m_parts) {
        for (auto const& [page, label] : part.labels) { labels[first + page] = label; }
        first += std::ssize(part.pages);
    }
    return put_number_tree(m_writer, labels);
}

std::string Bundler::Impl::name_trees() {
    std::map<std::string, std::string> destinations;
    std::map<std::string, std::string> attachments;
    for (auto& part : m_parts) {
        destinations.merge(part.names.destinations);
        attachments.merge(part.names.attachments);
    }
    std::string text;
    auto const tree = [&](std::string_view key, std::map<std::string, std::string> const& entries) {
        if (entries.empty()) { return; }
        text += key;
        append_reference(text, put_name_tree(m_writer, entries));
    };
    tree("/Dests ", destinations);
    tree("/EmbeddedFiles ", attachments);
    return text.empty() ? text : "<<" + text + ">>";
}

std::string Bundler::Impl::form() {
    std::string parents;
    bool need_appearances = false;
    for (auto const& part : m_parts) {
        if (part.fields.parent == 0) { continue; }
        append_reference(parents, part.fields.parent);
        parents += ' ';
        need_appearances = need_appearances || part.fields.need_appearances;
    }
    return form_text(parents, m_form_resources, need_appearances);
}

void Bundler::Impl::put_catalog() {
    std::string text = "<</Type/Catalog/Pages ";
    append_reference(text, m_page_tree);
    text += "/ViewerPreferences<</DisplayDocTitle true>>";
    if (m_encryption) { text += "/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>"; }
    if (!m_options.language.empty()) {
        text += "/Lang";
        append_text_string(text, m_options.language);
    }
    auto const link = [&](std::string_view key, ObjectNumber number) {
        if (number == 0) { return false; }
        text += key;
        append_reference(text, number);
        return true;
    };
    auto const entry = [&](std::string_view key, std::string const& value) {
        if (!value.empty()) { text.append(key).append(value); }
    };
    std::vector<DocumentBookmark> bookmarks;
    std::vector<DocumentLayers> layers;
    bool is_tagged = true;
    for (auto const& part : m_parts) {
        bookmarks.push_back(part.bookmark);
        layers.push_back(part.layers);
        is_tagged = is_tagged && part.tags.element != 0;
    }
    if (link("/Outlines ", put_bookmarks(m_writer, bookmarks, m_options.bookmarks))) { text += "/PageMode/UseOutlines"; }
    link("/PageLabels ", put_labels());
    // A reader that trusts the tags skips what has none, so the bundle claims to be tagged only if all of it is.
    if (link("/StructTreeRoot ", put_tag_tree()) && is_tagged) { text += "/MarkInfo<</Marked true>>"; }
    entry("/Names", name_trees());
    entry("/AcroForm", form());
    entry("/OCProperties", layer_properties(layers));
    m_writer.put(m_catalog, text + ">>");
}

ObjectNumber Bundler::Impl::put_information() {
    std::string text = "<</Title ";
    append_text_string(text, m_options.title);
    text += "/Producer(Employer Hub)";
    if (m_options.created.ms != 0) {
        text += "/CreationDate";
        append_byte_string(text, date_string(m_options.created));
    }
    auto const number = m_writer.reserve();
    m_writer.put(number, text + ">>");
    return number;
}

Bundler::Bundler(BundleOptions options, Sink sink, Random& random)
    : m_impl(std::make_unique<Impl>(std::move(options), std::move(sink), random)) {
    provider().source = &random;
    QUtil::setRandomDataProvider(&provider());
}

Bundler::~Bundler() {
    provider().source = nullptr;
}

ErrorOr<AddedDocument> Bundler::add(DocumentToAdd const& document) {
    return m_impl->add(document);
}

ErrorOr<BundleSummary> Bundler::finish() {
    try {
        return m_impl->finish();
    } catch (std::exception const& exception) { return fail(misuse(exception.what())); }
}

}  // namespace hub::pdf
