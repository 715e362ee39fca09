#include "pdf/compose/layout.hpp"

#include "base/text.hpp"
#include "pdf/compose/text_breaker.hpp"

#include <algorithm>
#include <string>

namespace hub::pdf {

namespace {

using namespace look;

/// The provider's mark: a rounded square with a plain cross.
void lay_out_mark(Flow& flow, float x, float y, float size) {
    flow.shape({ .kind = Shape::Kind::Filled, .x = x, .y = y, .width = size, .height = size, .colour = accent, .radius = size * 0.24F });
    auto const arm = size * 0.18F;
    auto const reach = size * 0.56F;
    auto const middle = size / 2;
    flow.shape({ .kind = Shape::Kind::Filled,
        .x = x + middle - arm / 2,
        .y = y + middle - reach / 2,
        .width = arm,
        .height = reach,
        .colour = white,
        .radius = 1 });
    flow.shape({ .kind = Shape::Kind::Filled,
        .x = x + middle - reach / 2,
        .y = y + middle - arm / 2,
        .width = reach,
        .height = arm,
        .colour = white,
        .radius = 1 });
}

void lay_out_letterhead(Flow& flow, Letterhead const& letterhead) {
    constexpr float top = 40;
    constexpr float mark_size = 28;
    lay_out_mark(flow, margin_left, top, mark_size);
    auto const element = flow.element(Role::Paragraph);
    auto const name_top = letterhead.provider_line.empty() ? top + (mark_size - provider.line) / 2 : top;
    flow.text(margin_left + mark_size + 10, name_top, letterhead.provider_name, provider, element);
    flow.text(margin_left + mark_size + 10, top + provider.line + 1, letterhead.provider_line, provider_line, element);

    float at = top;
    auto const center = flow.element(Role::Paragraph);
    if (!letterhead.center_name.empty()) {
        flow.text_right(content_right, at, letterhead.center_name, center_name, center);
        at += center_name.line;
    }
    for (auto const line : split(letterhead.center_address, '\n')) {
        if (line.empty()) { continue; }
        flow.text_right(content_right, at, std::string(line), center_line, center);
        at += center_line.line;
    }
    if (!letterhead.center_phone.empty()) {
        flow.text_right(content_right, at, letterhead.center_phone, center_line, center);
        at += center_line.line;
    }
    flow.move_to(std::max(at, top + mark_size) + 10);
    flow.shape(
        { .kind = Shape::Kind::Line, .x = margin_left, .y = flow.y(), .width = content_width, .colour = accent, .thickness = 1.25F });
    flow.gap(20);
}

void lay_out_title(Flow& flow, DocumentForm const& form) {
    if (!form.kind_label.empty()) {
        flow.text(margin_left, flow.y(), form.kind_label, kind_label, flow.element(Role::Paragraph));
        flow.skip(kind_label.line + 3);
    }
    auto const lines = flow.broken(form.title, title, content_width);
    flow.skip(flow.lines(margin_left, flow.y(), lines, title, flow.element(Role::Title)));
    flow.gap(12);
}

void lay_out_section(Flow& flow, Section const& section) {
    // A heading never stands alone at the foot of a page.
    constexpr float least_below_heading = 40;
    if (!section.heading.empty()) {
        if (!flow.need(18 + heading.line + 10 + least_below_heading) && !flow.is_at_top()) { flow.gap(10); }
        flow.text(margin_left, flow.y(), section.heading, heading, flow.element(Role::Heading));
        flow.skip(heading.line + 3);
        flow.shape(
            { .kind = Shape::Kind::Line, .x = margin_left, .y = flow.y(), .width = content_width, .colour = hairline, .thickness = 0.75F });
        flow.gap(8);
    }
    for (auto const& block : section.blocks) { lay_out_block(flow, block); }
}

void lay_out_signature(Flow& flow, Signature const& signature) {
    constexpr float width = 250;
    constexpr float height = 64;
    flow.need(height);
    flow.gap(20);
    flow.shape({ .kind = Shape::Kind::Line, .x = margin_left, .y = flow.y(), .width = width, .colour = quiet, .thickness = 0.75F });
    flow.skip(5);
    auto const element = flow.element(Role::Paragraph);
    flow.text(margin_left, flow.y(), signature.name, strong, element);
    flow.skip(strong.line);
    for (auto const& line : flow.broken(signature.role, center_line, width + 60)) {
        flow.text(margin_left, flow.y(), line, center_line, element);
        flow.skip(center_line.line);
    }
    flow.text(margin_left, flow.y(), "Electronically signed " + signature.signed_on, center_line, element);
    flow.skip(center_line.line);
}

/// What stands on every page is decoration for a screen reader, which would otherwise read it again and again.
void add_header_and_footer(Sheets& sheets, DocumentForm const& form, FontPair const& fonts) {
    auto const pages = sheets.pages.size();
    std::string const number = form.document_id.empty() ? "" : "Document " + form.document_id;
    constexpr float least_room = 130;  // for the page's number
    float const room = std::max(least_room, text_width(fonts, number, small_print) + 12);
    for (std::size_t i = 0; i < pages; ++i) {
        Flow flow(fonts);
        if (i > 0) {
            flow.text(margin_left, 48, form.letterhead.provider_name, { 8.5F, 11, Weight::Bold, quiet }, no_element);
            flow.text_right(content_right, 48, form.title, running_header, no_element);
            flow.shape(
                { .kind = Shape::Kind::Line, .x = margin_left, .y = 64, .width = content_width, .colour = hairline, .thickness = 0.75F });
        }
        constexpr float top = 738;
        flow.shape(
            { .kind = Shape::Kind::Line, .x = margin_left, .y = top, .width = content_width, .colour = hairline, .thickness = 0.75F });
        flow.lines(margin_left, top + 7, flow.broken(form.confidentiality, small_print, content_width - room), small_print, no_element);
        flow.text_right(content_right, top + 6, "Page " + std::to_string(i + 1) + " of " + std::to_string(pages), footer, no_element);
        if (!number.empty()) { flow.text_right(content_right, top + 6 + footer.line, number, small_print, no_element); }
        auto& page = sheets.pages[i];
        auto& more = flow.page();
        page.shapes.insert(page.shapes.end(), more.shapes.begin(), more.shapes.end());
        page.texts.insert(page.texts.end(), more.texts.begin(), more.texts.end());
    }
}

}  // namespace

namespace {

Sheets lay_out_content(DocumentForm const& form, FontPair const& fonts, float density) {
    Flow flow(fonts, density);
    lay_out_letterhead(flow, form.letterhead);
    lay_out_title(flow, form);
    if (!form.patient.empty()) { lay_out_panel(flow, form.patient); }
    for (auto const& section : form.sections) { lay_out_section(flow, section); }
    if (form.signature) { lay_out_signature(flow, *form.signature); }
    return std::move(flow.sheets());
}

}  // namespace

Sheets lay_out(DocumentForm const& form, FontPair const& fonts) {
    // A last page with nothing but a signature is avoided where smaller distances help.
    constexpr float dense = 0.6F;
    auto sheets = lay_out_content(form, fonts, 1);
    if (sheets.pages.size() > 1) {
        auto denser = lay_out_content(form, fonts, dense);
        if (denser.pages.size() < sheets.pages.size()) { sheets = std::move(denser); }
    }
    add_header_and_footer(sheets, form, fonts);
    return sheets;
}

}  // namespace hub::pdf
