#include "ui/widgets/text.hpp"

#include <algorithm>

namespace hub::ui::widgets {

namespace {

/// The part of `rect` that the words take, for the node: a node as wide as its row would swallow clicks on others.
Rect words_rect(Rect const& rect, float width, TextOptions const& options) {
    float const free = std::max(0.0F, rect.width - width);
    float const offset = options.align == Align::Left ? 0 : options.align == Align::Right ? free : free / 2;
    float const line = text_metrics(options.style).line;
    Rect const row = options.max_lines == 1 ? rect.middle(std::min(rect.height, line)) : rect;
    return { row.x + offset, row.y, std::min(width, rect.width), row.height };
}

}  // namespace

float text(Ui& ui, Rect const& rect, std::string_view text, TextOptions const& options) {
    if (text.empty()) { return 0; }
    ui.painter().text(rect, text, options);
    float const width = options.max_lines == 1 ? std::min(rect.width, ui.painter().text_width(text, options.style)) : rect.width;
    ui.publish(ui.id_of_text(text), { .role = Role::Text, .rect = words_rect(rect, width, options), .name = text });
    return width;
}

void paragraph(Ui& ui, Flow& flow, std::string_view text, TextOptions options) {
    options.max_lines = options.max_lines == 1 ? 0 : options.max_lines;
    widgets::text(ui, flow.next(ui.painter().text_height(text, options.style, flow.width(), options.max_lines)), text, options);
}

float heading(Ui& ui, Rect const& rect, std::string_view text, HeadingOptions const& options) {
    TextOptions const look { .style = options.style, .ink = options.ink, .align = options.align, .max_lines = options.max_lines };
    ui.painter().text(rect, text, look);
    float const width = std::min(rect.width, ui.painter().text_width(text, options.style));
    ui.publish(ui.id_of_text(text), { .role = Role::Heading, .rect = words_rect(rect, width, look), .name = text, .a = options.level });
    return width;
}

float status_text(Ui& ui, Rect const& rect, std::string_view key, std::string_view text, TextOptions const& options) {
    ui.painter().text(rect, text, options);
    float const width = std::min(rect.width, ui.painter().text_width(text, options.style));
    // Published also while it is empty: a live region must be there before its words are.
    ui.publish(ui.id(key), { .role = Role::Status, .rect = words_rect(rect, std::max(1.0F, width), options), .name = text });
    return width;
}

}  // namespace hub::ui::widgets
