#include "pdf/compose.hpp"

#include "pdf/compose/layout.hpp"
#include "pdf/compose/sheet_writer.hpp"
#include "pdf/file/file_writer.hpp"

#include <string>
#include <string_view>

namespace hub::pdf {

namespace {

/// Puts the objects of one document.
class DocumentWriter {
public:
    DocumentWriter(DocumentForm const& form, FontPair const& fonts)
        : m_form(form), m_fonts(fonts), m_file([this](std::span<std::byte const> bytes) -> ErrorOr<void> {
              m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
              return {};
          }) {}

    ErrorOr<std::vector<std::byte>> write(Sheets const& sheets) {
        m_catalog = m_file.reserve();
        m_page_tree = m_file.reserve();
        auto const document = m_file.reserve();
        auto const put = put_sheets(m_file, sheets, m_fonts, { .page_tree = m_page_tree, .document_element = document });
        put_page_tree(put.pages);
        put_catalog(put_tag_tree(put, document));
        HUB_TRY(m_file.finish(m_catalog, put_information()));
        return std::move(m_bytes);
    }

private:
    static void append(std::string& text, std::string_view key, ObjectNumber number) {
        text += key;
        append_reference(text, number);
    }

    void put_page_tree(std::vector<ObjectNumber> const& pages) {
        std::string text = "<</Type/Pages/Count ";
        append_number(text, std::ssize(pages));
        text += "/Kids[";
        for (auto const page : pages) { append(text, " ", page); }
        m_file.put(m_page_tree, text + "]>>");
    }

    ObjectNumber put_tag_tree(PutSheets const& put, ObjectNumber document) {
        auto const root = m_file.reserve();
        std::string text = "<</Type/StructElem/S/Document";
        append(text, "/P ", root);
        m_file.put(document, text + "/K[" + put.top_elements + "]>>");
        text = "<</Type/StructTreeRoot/ParentTreeNextKey ";
        append_number(text, put.next_tag_key);
        append(text, "/K[", document);
        text += "]/ParentTree<</Nums[";
        for (auto const& [key, parents] : put.parents) {
            append_number(text, key);
            text += ' ' + parents;
        }
        m_file.put(root, text + "]>>>>");
        return root;
    }

    void put_catalog(ObjectNumber tags) {
        std::string text = "<</Type/Catalog/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang";
        append_text_string(text, m_form.language);
        append(text, "/Pages ", m_page_tree);
        append(text, "/StructTreeRoot ", tags);
        m_file.put(m_catalog, text + ">>");
    }

    ObjectNumber put_information() {
        std::string text = "<</Producer(Employer Hub)/Title";
        append_text_string(text, m_form.title);
        text += "/Author";
        append_text_string(text, m_form.letterhead.provider_name);
        text += "/CreationDate";
        append_byte_string(text, date_string(m_form.created));
        auto const number = m_file.reserve();
        m_file.put(number, text + ">>");
        return number;
    }

    DocumentForm const& m_form;
    FontPair const& m_fonts;
    std::vector<std::byte> m_bytes;
    FileWriter m_file;
    ObjectNumber m_catalog = 0;
    ObjectNumber m_page_tree = 0;
};

}  // namespace

ErrorOr<std::vector<std::byte>> compose_document(DocumentForm const& form, Fonts const& fonts) {
    HUB_TRY_ASSIGN(auto const regular, TrueType::read(fonts.regular));
    HUB_TRY_ASSIGN(auto const bold, TrueType::read(fonts.bold));
    FontPair const pair { regular, bold };
    return DocumentWriter(form, pair).write(lay_out(form, pair));
}

}  // namespace hub::pdf
