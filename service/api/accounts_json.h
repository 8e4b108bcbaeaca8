// Accounts, sessions and tokens as the API shows them: what is secret has no place here, and codes
// and new tokens come in the reply that made them only. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "service/accounts/signed_in.h"

namespace corner::api {

std::string SessionToJson(const accounts::Account& account, const accounts::Session& session,
                          std::string_view csrf_token, int64_t failed_tries);
std::string SecondFactorToJson(const accounts::SecondFactorSet& set, std::string_view csrf_token);
std::string SessionsToJson(const std::vector<accounts::Session>& sessions,
                           std::string_view current);
std::string InvitedToJson(const accounts::Invited& invited);
std::string TokensToJson(const std::vector<accounts::ApiToken>& tokens);
std::string NewTokenToJson(const accounts::NewToken& made);
std::string AccountToJson(const accounts::Account& account);
std::string AccountsToJson(const std::vector<accounts::Account>& all);

}  // namespace corner::api
