// The look of the provider's documents: sizes, colours and distances, once.
#pragma once

#include "pdf/compose/sheet.hpp"

namespace hub::pdf::look {

inline constexpr float margin_left = 54;
inline constexpr float margin_right = 54;
inline constexpr float content_width = page_width - margin_left - margin_right;
inline constexpr float content_right = page_width - margin_right;
/// Where the content of the second and later pages starts, and where content must end.
inline constexpr float continued_top = 84;
inline constexpr float content_bottom = 724;

inline constexpr Colour ink = 0x141E27;
inline constexpr Colour quiet = 0x44515D;
inline constexpr Colour faint = 0x596672;
inline constexpr Colour accent = 0x0B6780;
inline constexpr Colour white = 0xFFFFFF;
inline constexpr Colour hairline = 0xD6DDE2;
inline constexpr Colour light_hairline = 0xE8ECEF;
inline constexpr Colour panel = 0xF3F6F8;

struct TextStyle {
    float size = 10;
    float line = 14;
    Weight weight = Weight::Regular;
    Colour colour = ink;
};

inline constexpr TextStyle provider { 13.5F, 16, Weight::Bold, ink };
inline constexpr TextStyle provider_line { 8.5F, 11, Weight::Regular, faint };
inline constexpr TextStyle center_name { 9, 12, Weight::Bold, ink };
inline constexpr TextStyle center_line { 8.5F, 11.5F, Weight::Regular, quiet };
inline constexpr TextStyle kind_label { 8.5F, 11, Weight::Bold, accent };
inline constexpr TextStyle title { 19, 24, Weight::Bold, ink };
inline constexpr TextStyle heading { 11, 14, Weight::Bold, ink };
inline constexpr TextStyle body { 9.75F, 14, Weight::Regular, ink };
inline constexpr TextStyle strong { 9.75F, 14, Weight::Bold, ink };
inline constexpr TextStyle label { 7.75F, 10, Weight::Regular, faint };
inline constexpr TextStyle value { 9.75F, 12.5F, Weight::Regular, ink };
inline constexpr TextStyle strong_value { 9.75F, 12.5F, Weight::Bold, ink };
inline constexpr TextStyle table_header { 8, 11, Weight::Bold, quiet };
inline constexpr TextStyle table_cell { 9, 12, Weight::Regular, ink };
inline constexpr TextStyle outcome_label { 8.5F, 11, Weight::Bold, quiet };
inline constexpr TextStyle outcome_value { 15, 19, Weight::Bold, ink };
inline constexpr TextStyle outcome_note { 9.5F, 13, Weight::Regular, ink };
inline constexpr TextStyle small_print { 7, 9, Weight::Regular, faint };
inline constexpr TextStyle footer { 8, 10, Weight::Regular, quiet };
inline constexpr TextStyle running_header { 8.5F, 11, Weight::Regular, quiet };

}  // namespace hub::pdf::look
