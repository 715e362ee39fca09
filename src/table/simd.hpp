// Sixteen bytes at once, in the four operations that searching needs: WebAssembly SIMD in the browser, SSE2 on a desktop,
// plain loops elsewhere. The only place that knows an instruction set.
#pragma once

#include <cstdint>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#else
#include <array>
#include <cstring>
#endif

namespace hub::table {

class Bytes16 {
public:
    static constexpr int size = 16;

#if defined(__wasm_simd128__)
    using Native = v128_t;
    /// Reads 16 bytes at any alignment.
    static Bytes16 load(char const* from) { return Bytes16 { wasm_v128_load(from) }; }
    static Bytes16 splat(char byte) { return Bytes16 { wasm_i8x16_splat(static_cast<std::int8_t>(byte)) }; }
    /// All ones in each byte that is equal.
    friend Bytes16 equal(Bytes16 a, Bytes16 b) { return Bytes16 { wasm_i8x16_eq(a.m_value, b.m_value) }; }
    friend Bytes16 operator&(Bytes16 a, Bytes16 b) { return Bytes16 { wasm_v128_and(a.m_value, b.m_value) }; }
    friend Bytes16 operator|(Bytes16 a, Bytes16 b) { return Bytes16 { wasm_v128_or(a.m_value, b.m_value) }; }
    /// Whether any bit is set; cheaper than mask() where only that is asked.
    [[nodiscard]] bool any() const { return wasm_v128_any_true(m_value); }
    /// The top bit of each byte, the first byte in bit 0.
    [[nodiscard]] std::uint32_t mask() const { return wasm_i8x16_bitmask(m_value); }
#elif defined(__SSE2__)
    using Native = __m128i;
    static Bytes16 load(char const* from) { return Bytes16 { _mm_loadu_si128(reinterpret_cast<__m128i_u const*>(from)) }; }
    static Bytes16 splat(char byte) { return Bytes16 { _mm_set1_epi8(byte) }; }
    friend Bytes16 equal(Bytes16 a, Bytes16 b) { return Bytes16 { _mm_cmpeq_epi8(a.m_value, b.m_value) }; }
    friend Bytes16 operator&(Bytes16 a, Bytes16 b) { return Bytes16 { _mm_and_si128(a.m_value, b.m_value) }; }
    friend Bytes16 operator|(Bytes16 a, Bytes16 b) { return Bytes16 { _mm_or_si128(a.m_value, b.m_value) }; }
    [[nodiscard]] bool any() const { return mask() != 0; }
    [[nodiscard]] std::uint32_t mask() const { return static_cast<std::uint32_t>(_mm_movemask_epi8(m_value)); }
#else
    using Native = std::array<std::uint8_t, 16>;
    static Bytes16 load(char const* from) {
        Native value;
        std::memcpy(value.data(), from, value.size());
        return Bytes16 { value };
    }
    static Bytes16 splat(char byte) {
        Native value;
        value.fill(static_cast<std::uint8_t>(byte));
        return Bytes16 { value };
    }
    friend Bytes16 equal(Bytes16 a, Bytes16 b) {
        return combine(a, b, [](std::uint8_t x, std::uint8_t y) { return x == y ? 0xFF : 0; });
    }
    friend Bytes16 operator&(Bytes16 a, Bytes16 b) {
        return combine(a, b, [](std::uint8_t x, std::uint8_t y) { return x & y; });
    }
    friend Bytes16 operator|(Bytes16 a, Bytes16 b) {
        return combine(a, b, [](std::uint8_t x, std::uint8_t y) { return x | y; });
    }
    [[nodiscard]] bool any() const { return mask() != 0; }
    [[nodiscard]] std::uint32_t mask() const {
        std::uint32_t bits = 0;
        for (std::uint32_t i = 0; i < m_value.size(); ++i) { bits |= static_cast<std::uint32_t>(m_value[i] >> 7U) << i; }
        return bits;
    }
#endif

private:
    explicit Bytes16(Native value) : m_value(value) {}

#if !defined(__wasm_simd128__) && !defined(__SSE2__)
    template <class Operation>
    static Bytes16 combine(Bytes16 a, Bytes16 b, Operation operation) {
        for (std::size_t i = 0; i < a.m_value.size(); ++i) {
            a.m_value[i] = static_cast<std::uint8_t>(operation(a.m_value[i], b.m_value[i]));
        }
        return a;
    }
#endif

    Native m_value;
};

}  // namespace hub::table
