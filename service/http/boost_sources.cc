// Boost.Asio and Boost.Beast, compiled once. The build defines BOOST_ASIO_SEPARATE_COMPILATION and
// BOOST_BEAST_SEPARATE_COMPILATION for this library, so no other source carries their code.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
