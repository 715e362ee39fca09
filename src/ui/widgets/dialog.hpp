// Modal dialogs, for a decision or a short task only. Everything around one is inert; the focus goes in and back.
//
//     if (auto dialog = widgets::Dialog(ui, state.open, { .key = "bundle", .title = "Download as one PDF", .width = DialogWidth::Options
//     })) {
//         widgets::paragraph(ui, dialog.body(), "…");
//         Rect footer = dialog.footer();
//         if (widgets::button(ui, footer.cut_right(120, 8), { .label = "Download", .style = ButtonStyle::Primary })) { … dialog.close(); }
//     }
#pragma once

#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"

#include <optional>

namespace hub::ui::widgets {

enum class DialogWidth : std::uint16_t { Question = 440, Progress = 560, Options = 800 };

struct DialogOptions {
    std::string_view key;
    std::string_view title;  ///< a question or a task
    std::string_view subtitle;
    DialogWidth width = DialogWidth::Question;
    bool is_alert = false;   ///< role alertdialog: a decision that cannot wait
    bool has_close = false;  ///< an x at the top, and Escape closes; without it only Escape does
    bool escape_closes = true;
    std::string_view minimize;  ///< name of a "–" button in place of the x: "Keep working meanwhile"
    bool has_footer = true;
    bool barred_footer = false;  ///< a line above the footer: tasks and long contents
};

class [[nodiscard]] Dialog {
public:
    Dialog(Ui& ui, bool& open, DialogOptions const& options);
    ~Dialog();
    Dialog(Dialog const&) = delete;
    Dialog& operator=(Dialog const&) = delete;

    explicit operator bool() const { return m_is_open; }
    /// The content, as wide as the dialog's inside. Scrolls where the page is too low.
    [[nodiscard]] Flow& body() { return m_area->flow; }
    /// Scrolls the body so that this rectangle can be seen.
    void reveal(Rect const& rect) { m_area->reveal(rect); }
    /// Scrolls it along while something is dragged.
    void follow(float pointer_y) { m_area->follow(pointer_y); }
    /// The row for buttons: the safe choice first, the action last, both at the right. Ends the body.
    [[nodiscard]] Rect footer();
    void close() { m_closing = true; }
    /// Pressed in this frame: the "–" of the header.
    [[nodiscard]] bool minimized() const { return m_minimized; }

private:
    struct State {
        float body_height = 60;
        double since_ms = 0;
        std::uint64_t frames = 0;
        NodeId opener = 0;
    };
    void place();
    void header_ui();
    void focus_first();
    void end_body();
    void finish();

    Ui& m_ui;
    bool& m_open;
    DialogOptions m_options;
    WidgetId m_id;
    State& m_state;
    bool m_is_open;
    bool m_closing = false;
    bool m_minimized = false;
    Rect m_rect;
    Rect m_inside;
    Rect m_footer;
    std::size_t m_first_node = 0;
    std::optional<Ui::OverlayScope> m_overlay;
    std::optional<Ui::IdScope> m_scope;
    std::optional<Ui::NodeScope> m_group;
    std::optional<ScrollArea> m_area;
};

enum class Answer : std::uint8_t { None, Confirmed, Cancelled };

struct ConfirmOptions {
    std::string_view key;
    std::string_view title;  ///< "Delete this authorization?"
    std::string_view text;
    std::string_view confirm;            ///< its own verb: "Delete authorization"
    std::string_view cancel = "Cancel";  ///< the safe choice: "Keep it"
    bool destructive = true;
};
/// A question with two answers. Closes itself with either.
Answer confirm(Ui& ui, bool& open, ConfirmOptions const& options);

}  // namespace hub::ui::widgets
