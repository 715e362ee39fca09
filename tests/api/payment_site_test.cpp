// What goes between the portal and the payment site, and whoever tampers with it.
#include "api/payment_site.hpp"

#include "api/json.hpp"
#include "base/hmac.hpp"
#include "base/sha256.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>

using namespace hub;
using namespace hub::api;

namespace {

constexpr std::array<std::uint8_t, 32> key { 1, 2, 3, 4 };
constexpr std::array<std::uint8_t, 32> other_key { 1, 2, 3, 5 };

PaymentOrder order() {
    PaymentOrder made;
    made.id.value.bytes[3] = 7;
    made.employer = "Zielińska & Søns";
    made.items = { { "4417-20881", Money { 12'345 } }, { "4417-20882", Money { 1 } } };
    made.total = Money { 12'346 };
    made.comment = "PO 77";
    made.return_address = "http://localhost:8080/#/payment?id=7";
    made.result_address = "http://localhost:8080/api/v1/payment-site/results";
    made.expires_at = Instant { 1'795'111'200'000 };
    return made;
}

PaymentResult result() {
    PaymentResult made;
    made.id = order().id;
    made.total = order().total;
    made.brand = domain::CardBrand::Visa;
    made.last_digits = "1111";
    made.confirmation = "T-1";
    made.at = Instant { 1'795'111'100'000 };
    return made;
}

std::string sign_text(std::string_view json) {
    auto const text = to_base64url(bytes_of(json));
    return text + "." + to_hex(hmac_sha256(key, bytes_of(text)));
}

}  // namespace

TEST_CASE("BILL-38: an order and a result come back as they were signed", "[api][payments]") {
    auto const read = read_order(sign_order(order(), key), key);
    REQUIRE(read);
    CHECK(write_json(*read) == write_json(order()));
    auto const told = read_result(sign_result(result(), key), key);
    REQUIRE(told);
    CHECK(write_json(*told) == write_json(result()));
    auto without_card = result();
    without_card.brand.reset();
    without_card.state = domain::PaymentState::Cancelled;
    auto const cancelled = read_result(sign_result(without_card, key), key);
    REQUIRE(cancelled);
    CHECK_FALSE(cancelled->brand);
}

TEST_CASE("BILL-45: no changed character of a token is believed", "[api][payments]") {
    auto const token = sign_result(result(), key);
    for (std::size_t i = 0; i < token.size(); ++i) {
        auto changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        INFO(i);
        CHECK_FALSE(read_result(changed, key));
    }
    for (std::size_t length = 0; length < token.size(); ++length) { CHECK_FALSE(read_result(token.substr(0, length), key)); }
    CHECK_FALSE(read_result(token + "0", key));
    CHECK_FALSE(read_result(" " + token, key));
}

TEST_CASE("BILL-45: another key, another payload under an old signature, and no key are refused", "[api][payments]") {
    auto const token = sign_result(result(), key);
    CHECK_FALSE(read_result(token, other_key));
    CHECK_FALSE(read_result(token, PaymentKey {}));
    auto cheaper = result();
    cheaper.total = Money { 1 };
    auto const altered = to_base64url(bytes_of(write_json(cheaper))) + token.substr(token.find('.'));
    CHECK_FALSE(read_result(altered, key));
    CHECK_FALSE(read_result(sign_result(cheaper, other_key), key));
    CHECK_FALSE(read_result(sign_result(result(), PaymentKey {}), PaymentKey {}));
}

TEST_CASE("BILL-45: an order is no result, and a result is no order", "[api][payments]") {
    CHECK_FALSE(read_result(sign_order(order(), key), key));
    CHECK_FALSE(read_order(sign_result(result(), key), key));
    // The right fields under the wrong purpose, by whoever has the key.
    auto swapped = result();
    swapped.purpose = "payment-order";
    CHECK_FALSE(read_result(sign_text(write_json(swapped)), key));
    CHECK(read_result(sign_result(swapped, key), key));  // the signer says what it signs
}

TEST_CASE("BILL-45: signed nonsense is refused, not trusted", "[api][payments]") {
    CHECK_FALSE(read_result(sign_text("{}"), key));
    CHECK_FALSE(read_result(sign_text("[1]"), key));
    CHECK_FALSE(read_result(sign_text(""), key));
    auto json = write_json(result());
    json.insert(1, R"("card":"4111111111111111",)");
    CHECK_FALSE(read_result(sign_text(json), key));
    CHECK_FALSE(read_result(std::string(20'000, 'A') + "." + std::string(64, '0'), key));
}
