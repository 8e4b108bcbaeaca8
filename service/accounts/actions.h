// Words of the audit log for what happens to accounts, besides those of service/casework/audit.h.
#pragma once

#include <string_view>

#include "service/casework/audit.h"

namespace corner::accounts::action {

inline constexpr std::string_view kPasswordRight = "password_right";  // the code is still to come
inline constexpr std::string_view kRefused = "sign_in_refused";
inline constexpr std::string_view kSessionEnded =
    "session_ended";  // by hand, another than one's own
inline constexpr std::string_view kInvitation = "invitation";
inline constexpr std::string_view kAccepted = "invitation_accepted";
inline constexpr std::string_view kClientCode = "client_code";
inline constexpr std::string_view kPassword = "password_changed";
inline constexpr std::string_view kSecondFactor = "second_factor_set";
inline constexpr std::string_view kToken = "api_token";
inline constexpr std::string_view kTokenEnded = "api_token_ended";
inline constexpr std::string_view kAccountChanged = "account_changed";

}  // namespace corner::accounts::action
