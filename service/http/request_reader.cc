#include "service/http/request_reader.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "service/http/chunk_decoder.h"

namespace corner::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;

// Beast's opinion of a head. It never sees a body: a chunked one that arrives in unlucky pieces
// fails an assertion inside Beast 1.81.
struct HeadParser : beast::http::basic_parser<true> {
  std::string method;
  std::string target;
  Pairs headers;

 private:
  void on_request_impl(beast::http::verb, beast::string_view name, beast::string_view address, int,
                       error_code&) override {
    method.assign(name.data(), name.size());
    target.assign(address.data(), address.size());
  }
  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     error_code&) override {
    headers.emplace_back(std::string(name.data(), name.size()),
                         std::string(value.data(), value.size()));
  }
  void on_response_impl(int, beast::string_view, int, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(beast::string_view, error_code&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view, error_code&) override {
    return 0;
  }
  void on_finish_impl(error_code&) override {}
};

bool SameFraming(const HeadParser& parser, const GateVerdict& verdict) {
  const auto length = parser.content_length();
  const bool counted = verdict.framing == BodyFraming::kLength;
  const bool same_length = counted ? length && *length == verdict.content_length : !length;
  return same_length && parser.chunked() == (verdict.framing == BodyFraming::kChunked);
}

}  // namespace

RequestReader::State RequestReader::Refuse(int status, std::string_view reason) {
  status_ = status;
  reason_ = reason;
  return State::kRefused;
}

RequestReader::State RequestReader::Start(std::string_view head, const GateVerdict& verdict) {
  if (head.substr(0, 2) == "\r\n") head.remove_prefix(2);
  HeadParser parser;
  parser.header_limit(static_cast<std::uint32_t>(head.size()) + 1024);
  parser.body_limit(boost::none);
  error_code ec;
  const std::size_t used = parser.put(boost::asio::buffer(head.data(), head.size()), ec);
  if (ec || used != head.size() || !parser.is_header_done() || parser.method != verdict.method ||
      parser.target != verdict.raw_target || !SameFraming(parser, verdict)) {
    return Refuse(400, "The request header can be read in two ways.");
  }
  headers_ = std::move(parser.headers);
  framing_ = verdict.framing;
  left_ = verdict.content_length;
  return framing_ == BodyFraming::kNone ? State::kDone : State::kNeedMore;
}

RequestReader::State RequestReader::LimitBody(uint64_t bytes) {
  if (framing_ == BodyFraming::kNone) return State::kDone;
  if (framing_ == BodyFraming::kChunked) {
    chunks_.emplace(bytes);
    return State::kNeedMore;
  }
  if (left_ > bytes) return Refuse(413, "The body is too long.");
  return left_ == 0 ? State::kDone : State::kNeedMore;
}

RequestReader::State RequestReader::Feed(std::string_view bytes, size_t* consumed) {
  *consumed = 0;
  if (chunks_) {
    switch (chunks_->Feed(bytes, consumed, &body_)) {
      case ChunkDecoder::State::kNeedMore:
        return State::kNeedMore;
      case ChunkDecoder::State::kDone:
        return State::kDone;
      case ChunkDecoder::State::kRefused:
        return Refuse(chunks_->status(), chunks_->reason());
    }
  }
  *consumed = static_cast<size_t>(std::min<uint64_t>(left_, bytes.size()));
  body_.append(bytes.substr(0, *consumed));
  left_ -= *consumed;
  return left_ == 0 ? State::kDone : State::kNeedMore;
}

}  // namespace corner::http
