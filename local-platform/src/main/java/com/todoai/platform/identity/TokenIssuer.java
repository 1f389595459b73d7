package com.todoai.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.todoai.platform.install.PrivateFiles;
import com.todoai.platform.part.PlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Mints tokens as MicroProfile JWT 2.1 has them, signed with a key that is made when first needed
 * and kept.
 */
public final class TokenIssuer {

  /** The {@code iss} claim. */
  public static final String ISSUER = "https://todoai.localhost";

  /** The {@code aud} claim. */
  public static final String AUDIENCE = "todoai";

  /** The algorithm of the signature, by its name in RFC 7518. */
  public static final String ALGORITHM = "RS256";

  /** How long a token is good for. */
  public static final Duration VALIDITY = Duration.ofHours(12);

  private static final int KEY_BITS = 2048;
  private static final int MAX_USER_LENGTH = 255;

  private final Path keyFile;
  private final Path publicKeys;
  private final Clock clock;

  /**
   * @param directory where the keys are kept
   */
  public TokenIssuer(Path directory, Clock clock) {
    this.keyFile = directory.resolve("signing-key.jwk");
    this.publicKeys = directory.resolve("jwks.json");
    this.clock = clock;
  }

  /** The JWKS (RFC 7517) with the public key alone; there after {@link #makeKey}. */
  public Path publicKeys() {
    return publicKeys;
  }

  /** Makes the key pair unless there is one. */
  public synchronized void makeKey() {
    if (!Files.exists(keyFile)) {
      try {
        RSAKey key =
            new RSAKeyGenerator(KEY_BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
        PrivateFiles.write(keyFile, key.toJSONString());
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }
    if (!Files.exists(publicKeys)) {
      PrivateFiles.write(publicKeys, new JWKSet(key()).toString(true));
    }
  }

  /**
   * A token.
   *
   * @param user the {@code sub} claim, 1 to {@value #MAX_USER_LENGTH} characters
   * @param roles in the {@code groups} claim beside {@link Role#USER}
   */
  public String token(String user, Set<Role> roles) {
    return token(user, roles, Map.of());
  }

  /**
   * A token that may lack what every other has, for those who check what services refuse.
   *
   * @param user as in {@link #token(String, Set)}
   * @param roles as in {@link #token(String, Set)}
   * @param claims to be put in place of the token's own, by name; a null takes one away
   */
  public String token(String user, Set<Role> roles, Map<String, Object> claims) {
    if (user.isBlank() || user.length() > MAX_USER_LENGTH) {
      throw new PlatformException(
          "The user must have 1 to " + MAX_USER_LENGTH + " characters, not all blank.");
    }
    makeKey();
    RSAKey key = key();
    Instant now = clock.instant();
    JWTClaimsSet.Builder content =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(user)
            .claim("groups", groups(roles))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(VALIDITY)))
            .jwtID(UUID.randomUUID().toString());
    claims.forEach(content::claim);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            content.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static List<String> groups(Set<Role> roles) {
    Set<Role> all = new TreeSet<>(roles);
    all.add(Role.USER);
    return all.stream().map(Role::claim).toList();
  }

  private RSAKey key() {
    try {
      return RSAKey.parse(Files.readString(keyFile));
    } catch (ParseException e) {
      throw new PlatformException(
          keyFile + " is damaged. Remove it and run \"./platform up\" again.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
