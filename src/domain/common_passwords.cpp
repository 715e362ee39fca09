// The set of common passwords, made by cmake/make_common_passwords.py. It is small enough for the page, so that both sides
// refuse the same ones: 17 kB for 11,600 passwords, of which none is missed and one other in 1,024 is refused with them.
#include "base/hmac.hpp"
#include "domain/passwords.hpp"

#include <common_passwords.hpp>

#include <cstddef>
#include <cstdint>

namespace hub::domain {

namespace {

namespace set = common_passwords;

class BitReader {
public:
    [[nodiscard]] std::uint64_t take(unsigned count) {
        std::uint64_t value = 0;
        for (; count > 0; --count) { value = value << 1U | take_one(); }
        return value;
    }
    /// The number of ones before the next zero.
    [[nodiscard]] std::uint64_t take_unary() {
        std::uint64_t count = 0;
        while (take_one() == 1U) { ++count; }
        return count;
    }

private:
    unsigned take_one() {
        unsigned const bit = m_at / 8 < set::bits.size() ? set::bits[m_at / 8] >> (7 - m_at % 8) & 1U : 0U;
        ++m_at;
        return bit;
    }

    std::size_t m_at = 0;
};

std::uint64_t number_of(std::string_view text) {
    auto const digest = sha256(bytes_of(text));
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) { number = number << 8U | digest[i]; }
    return number * set::span >> 32U;
}

}  // namespace

bool is_common_password(std::string_view password) {
    auto const wanted = number_of(password);
    BitReader reader;
    std::uint64_t next = 0;  // one more than the number before
    for (std::size_t i = 0; i < set::count; ++i) {
        auto const quotient = reader.take_unary();
        auto const number = next + (quotient << set::remainder_bits | reader.take(set::remainder_bits));
        if (number >= wanted) { return number == wanted; }
        next = number + 1;
    }
    return false;
}

}  // namespace hub::domain
