package com.todoai.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.todoai.platform.part.PlatformException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {

  private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");

  @TempDir private Path directory;

  @Test
  void aTokenIsVerifiedByThePublishedKeyAndCarriesTheClaims() throws Exception {
    SignedJWT token = SignedJWT.parse(issuer().token("alice", Set.of(Role.OPERATOR, Role.AUDITOR)));

    RSAKey key =
        JWKSet.load(issuer().publicKeys().toFile())
            .getKeyByKeyId(token.getHeader().getKeyID())
            .toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("alice");
    assertThat(claims.getIssuer()).isEqualTo(TokenIssuer.ISSUER);
    assertThat(claims.getAudience()).containsExactly(TokenIssuer.AUDIENCE);
    assertThat(claims.getStringListClaim("groups")).containsExactly("user", "auditor", "operator");
    assertThat(claims.getIssueTime()).isEqualTo(NOW);
    assertThat(claims.getExpirationTime()).isEqualTo(NOW.plus(TokenIssuer.VALIDITY));
    assertThat(claims.getJWTID()).isNotBlank();
  }

  @Test
  void everyTokenHasTheUserRoleAndAnIdOfItsOwn() throws Exception {
    JWTClaimsSet one = SignedJWT.parse(issuer().token("alice", Set.of())).getJWTClaimsSet();
    JWTClaimsSet other = SignedJWT.parse(issuer().token("alice", Set.of())).getJWTClaimsSet();

    assertThat(one.getStringListClaim("groups")).containsExactly("user");
    assertThat(one.getJWTID()).isNotEqualTo(other.getJWTID());
  }

  @Test
  void thePublishedSetHoldsNoPrivateKey() throws Exception {
    issuer().makeKey();

    assertThat(JWKSet.load(issuer().publicKeys().toFile()).getKeys())
        .hasSize(1)
        .noneMatch(key -> key.isPrivate());
  }

  @Test
  void theKeyOutlivesTheLauncherAndIsReadableByItsOwnerAlone() throws Exception {
    issuer().makeKey();
    String before = Files.readString(issuer().publicKeys());

    issuer().makeKey();

    assertThat(Files.readString(issuer().publicKeys())).isEqualTo(before);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void refusesAUserThatNoServiceCouldKeep() {
    assertThatThrownBy(() -> issuer().token(" ", Set.of()))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("user");
    assertThatThrownBy(() -> issuer().token("x".repeat(256), Set.of()))
        .isInstanceOf(PlatformException.class);
  }

  private TokenIssuer issuer() {
    return new TokenIssuer(directory, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
