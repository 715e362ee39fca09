// The numbers of security A5 and A6, apart from what enforces them, because they are part of the configuration.
#pragma once

namespace hub::server {

struct SignInLimits {
    int failures_before_wait = 5;
    int first_wait_seconds = 30;  ///< doubled with each further failure
    int longest_wait_seconds = 900;
    int failures_before_stop = 50;  ///< then only a reset helps
    int attempts_per_minute = 10;   ///< of one address
    int burst = 20;
    int address_failures_per_hour = 100;
};

}  // namespace hub::server
