// The pages for people who are signed in, one a function; pages.cc of the folder above routes to
// them. Each checks who asks and what they may see through its visit. Thread-safe as far as the
// services are.
#pragma once

#include "absl/status/statusor.h"
#include "service/api/services.h"
#include "service/pages/components/page_shell.h"

namespace corner::pages {

using PageHandler = absl::StatusOr<http::Reply> (*)(const http::Request&, const api::Services&,
                                                    const PageFrame&);

// The door (sign_in_page.cc, second_factor_page.cc).
absl::StatusOr<http::Reply> SignInPage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame);
absl::StatusOr<http::Reply> CodePage(const http::Request& request, const api::Services& services,
                                     const PageFrame& frame);
absl::StatusOr<http::Reply> JoinPage(const http::Request& request, const api::Services& services,
                                     const PageFrame& frame);
absl::StatusOr<http::Reply> WelcomePage(const http::Request& request, const api::Services& services,
                                        const PageFrame& frame);
absl::StatusOr<http::Reply> SecondFactorPage(const http::Request& request,
                                             const api::Services& services, const PageFrame& frame);
absl::StatusOr<http::Reply> SignOutPage(const http::Request& request, const api::Services& services,
                                        const PageFrame& frame);

// For staff: the people they support, one of them, jobs for them, lists before they are sent.
absl::StatusOr<http::Reply> PeoplePage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame);
absl::StatusOr<http::Reply> NewPersonPage(const http::Request& request,
                                          const api::Services& services, const PageFrame& frame);
absl::StatusOr<http::Reply> PersonPage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame);
absl::StatusOr<http::Reply> PersonCodePage(const http::Request& request,
                                           const api::Services& services, const PageFrame& frame);
absl::StatusOr<http::Reply> NewDraftPage(const http::Request& request,
                                         const api::Services& services, const PageFrame& frame);
absl::StatusOr<http::Reply> DraftPage(const http::Request& request, const api::Services& services,
                                      const PageFrame& frame);

// For both: the profile as small questions, and the jobs that fit.
absl::StatusOr<http::Reply> ProfilePage(const http::Request& request, const api::Services& services,
                                        const PageFrame& frame);
absl::StatusOr<http::Reply> ProfilePartPage(const http::Request& request,
                                            const api::Services& services, const PageFrame& frame);
absl::StatusOr<http::Reply> JobsForPage(const http::Request& request, const api::Services& services,
                                        const PageFrame& frame);

// For the client.
absl::StatusOr<http::Reply> MyPage(const http::Request& request, const api::Services& services,
                                   const PageFrame& frame);
absl::StatusOr<http::Reply> MyListPage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame);
absl::StatusOr<http::Reply> TellingPage(const http::Request& request, const api::Services& services,
                                        const PageFrame& frame);
absl::StatusOr<http::Reply> NewTellingPage(const http::Request& request,
                                           const api::Services& services, const PageFrame& frame);
absl::StatusOr<http::Reply> OneTellingPage(const http::Request& request,
                                           const api::Services& services, const PageFrame& frame);
absl::StatusOr<http::Reply> MyRecordPage(const http::Request& request,
                                         const api::Services& services, const PageFrame& frame);
absl::StatusOr<http::Reply> MyExportPage(const http::Request& request,
                                         const api::Services& services, const PageFrame& frame);

}  // namespace corner::pages
