#include "tests/support/test_authority.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

namespace corner::testing {
namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Certificate = std::unique_ptr<X509, Free>;

void AddExtension(X509* certificate, X509* issuer, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const std::unique_ptr<X509_EXTENSION, Free> extension(
      X509V3_EXT_conf_nid(nullptr, &context, kind, value));
  if (extension == nullptr || X509_add_ext(certificate, extension.get(), -1) != 1) {
    ADD_FAILURE() << "no certificate extension " << value;
  }
}

Certificate Blank(EVP_PKEY* key, const char* name, long serial) {
  Certificate certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24 * 3600);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
  return certificate;
}

struct Authority {
  Key key{EVP_EC_gen("P-256")};
  Certificate certificate;
  std::string file;

  Authority() {
    certificate = Blank(key.get(), "Corner test authority", 1);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    AddExtension(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    file = (std::filesystem::temp_directory_path() / "corner-authority-XXXXXX").string();
    const int descriptor = ::mkstemp(file.data());
    std::FILE* out = ::fdopen(descriptor, "w");
    if (out == nullptr || PEM_write_X509(out, certificate.get()) != 1) {
      ADD_FAILURE() << "the authority was not written";
    }
    if (out != nullptr) std::fclose(out);
  }
  ~Authority() { ::unlink(file.c_str()); }
  Authority(const Authority&) = delete;
  Authority& operator=(const Authority&) = delete;
};

const Authority& TheAuthority() {
  static const Authority authority;
  return authority;
}

}  // namespace

const std::string& AuthorityFile() { return TheAuthority().file; }

SslContext ServerContext(bool trusted) {
  const Authority& authority = TheAuthority();
  const Key key(EVP_EC_gen("P-256"));
  const Certificate certificate = Blank(key.get(), "localhost", 2);
  X509* const issuer = trusted ? authority.certificate.get() : certificate.get();
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
  AddExtension(certificate.get(), issuer, NID_subject_alt_name,
               "DNS:localhost,DNS:feeds.test,DNS:other.test,IP:127.0.0.1,IP:::1");
  X509_sign(certificate.get(), trusted ? authority.key.get() : key.get(), EVP_sha256());
  SslContext context(SSL_CTX_new(TLS_server_method()));
  if (SSL_CTX_use_certificate(context.get(), certificate.get()) != 1 ||
      SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1) {
    ADD_FAILURE() << "the server has no certificate";
  }
  return context;
}

}  // namespace corner::testing
