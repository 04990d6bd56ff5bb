using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Aevum.Signing;

public sealed class InProcessSignerTests
{
    /// <summary>RFC 8410 section 10.3: the example private key, version 1.</summary>
    private const string RfcVersion1 = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        -----END PRIVATE KEY-----
        """;

    /// <summary>RFC 8410 section 10.3: the same key with an attribute and its public key, version 2.</summary>
    private const string RfcVersion2 = """
        -----BEGIN PRIVATE KEY-----
        MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
        Z9w7lshQhqowtrbLDFw4rXAxZuE=
        -----END PRIVATE KEY-----
        """;

    private const string RfcPublicKey = "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1";

    [Theory]
    [InlineData(RfcVersion1)]
    [InlineData(RfcVersion2)]
    public void The_example_keys_of_RFC_8410_import(string pem)
    {
        using var signer = InProcessSigner.FromPkcs8Pem(pem);

        Assert.Equal(RfcPublicKey, Convert.ToHexStringLower(signer.PublicKey.Span));
    }

    [Fact]
    public void Text_around_the_block_and_CRLF_do_not_matter()
    {
        using var signer = InProcessSigner.FromPkcs8Pem("Bag Attributes\r\n" + RfcVersion1.ReplaceLineEndings("\r\n") + "\r\n");

        Assert.Equal(RfcPublicKey, Convert.ToHexStringLower(signer.PublicKey.Span));
    }

    [Fact]
    public void A_written_PEM_imports_again()
    {
        var seed = RandomNumberGenerator.GetBytes(32);
        using var direct = new InProcessSigner(seed);

        using var imported = InProcessSigner.FromPkcs8Pem(Pkcs8Pem.Write(seed));

        Assert.Equal(direct.KeyId, imported.KeyId);
    }

    [Theory]
    [InlineData("", "no PEM block")]
    [InlineData("MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC", "no PEM block")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMC4=\n-----END ENCRYPTED PRIVATE KEY-----", "encrypted")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMC4=\n-----END PUBLIC KEY-----", "not labelled PRIVATE KEY")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\nMC4=\n-----END EC PRIVATE KEY-----", "not labelled PRIVATE KEY")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", "not well-formed DER")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdQ==\n-----END PRIVATE KEY-----", "not well-formed DER")]
    public void A_text_that_is_no_Ed25519_key_is_refused_with_its_reason(string pem, string reason)
    {
        var fault = Assert.ThrowsAny<ArgumentException>(() => InProcessSigner.FromPkcs8Pem(pem));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.2.840.10045.2.1", 0, 32, null, "another algorithm")]
    [InlineData("1.3.101.110", 0, 32, null, "another algorithm")]
    [InlineData("1.3.101.112", 2, 32, null, "unknown PKCS#8 version")]
    [InlineData("1.3.101.112", 0, 31, null, "not 32 bytes")]
    [InlineData("1.3.101.112", 0, 64, null, "not 32 bytes")]
    [InlineData("1.3.101.112", 0, 32, 32, "bytes after it")]
    [InlineData("1.3.101.112", 1, 32, 31, "public key that is not 32 bytes")]
    [InlineData("1.3.101.112", 1, 32, 32, "does not belong")]
    public void A_well_formed_structure_with_wrong_content_is_refused(string oid, int version, int keySize, int? publicKeySize, string reason)
    {
        var fault = Assert.ThrowsAny<ArgumentException>(() => InProcessSigner.FromPkcs8Pem(Encode(oid, version, keySize, publicKeySize)));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_algorithm_made_by_the_platform_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.ThrowsAny<ArgumentException>(() => InProcessSigner.FromPkcs8Pem(other.ExportPkcs8PrivateKeyPem()));
    }

    [Fact]
    public void An_error_about_a_PEM_never_repeats_it()
    {
        var fault = Assert.ThrowsAny<ArgumentException>(() => InProcessSigner.FromPkcs8Pem(RfcVersion1.Replace("MC4C", "MC4D", StringComparison.Ordinal)));

        Assert.DoesNotContain("VhC", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_damaged_PEM_texts_are_imported_or_refused_and_nothing_else()
    {
        var random = new Random(8410);
        for (var round = 0; round < 10_000; round++)
        {
            var text = RfcVersion2.ToCharArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                text[random.Next(text.Length)] = (char)random.Next(32, 127);
            }

            if (Record.Exception(() => InProcessSigner.FromPkcs8Pem(text).Dispose()) is { } fault)
            {
                Assert.IsType<ArgumentException>(fault, exactMatch: false);
            }
        }
    }

    [Fact]
    public async Task Fresh_signers_have_fresh_keys_and_sign_what_they_are_given()
    {
        using var first = new InProcessSigner();
        using var second = new InProcessSigner();
        var digest = RandomNumberGenerator.GetBytes(32);

        var signature = await first.SignAsync(digest, TestContext.Current.CancellationToken);

        Assert.NotEqual(first.KeyId, second.KeyId);
        Assert.Matches("^[0-9a-f]{32}$", first.KeyId);
        Assert.True(StrictEd25519.Verify(first.PublicKey.Span, digest, signature));
        Assert.False(StrictEd25519.Verify(second.PublicKey.Span, digest, signature));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public async Task Seeds_and_digests_of_another_length_are_refused(int length)
    {
        using var signer = new InProcessSigner();

        Assert.Throws<ArgumentOutOfRangeException>(() => new InProcessSigner(new byte[length]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await signer.SignAsync(new byte[length], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cancelled_call_does_not_sign()
    {
        using var signer = new InProcessSigner();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await signer.SignAsync(new byte[32], new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_disposed_signer_refuses_on_every_library_and_may_be_disposed_again()
    {
        foreach (var backend in Backends.All)
        {
            var signer = new InProcessSigner(backend, new byte[32]);
            signer.Dispose();
            signer.Dispose();

            Assert.Throws<ObjectDisposedException>(() => signer.Sign(new byte[32], new byte[64]));
            Assert.Equal(32, signer.PublicKey.Length);
        }
    }

    [Fact]
    public async Task Signing_on_many_threads_while_the_signer_is_disposed_signs_rightly_or_refuses()
    {
        foreach (var backend in Backends.All)
        {
            var signer = new InProcessSigner(backend, new byte[32]);
            var publicKey = signer.PublicKey;
            using var start = new System.Threading.Barrier(5);
            var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                start.SignalAndWait();
                SignUntilDisposed(signer, publicKey);
            })).ToArray();

            start.SignalAndWait();
            Thread.Yield();
            signer.Dispose();

            await Task.WhenAll(workers);
        }
    }

    [Fact]
    public void A_warm_signature_into_a_span_allocates_nothing()
    {
        foreach (var backend in Backends.All)
        {
            using var signer = new InProcessSigner(backend, new byte[32]);
            var digest = new byte[32];
            var signature = new byte[64];

            // The runtime itself may allocate while it compiles the loop again, so the least of several rounds counts.
            var least = Enumerable.Range(0, 5).Min(_ => AllocatedBySigning(signer, digest, signature));

            Assert.Equal(0, least);
        }
    }

    private static long AllocatedBySigning(InProcessSigner signer, byte[] digest, byte[] signature)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            signer.Sign(digest, signature);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void SignUntilDisposed(InProcessSigner signer, ReadOnlyMemory<byte> publicKey)
    {
        var digest = new byte[32];
        var signature = new byte[64];
        for (var round = 0; round < 2_000; round++)
        {
            try
            {
                signer.Sign(digest, signature);
            }
            catch (ObjectDisposedException)
            {
                return;
            }

            Assert.True(round % 100 != 0 || StrictEd25519.Verify(publicKey.Span, digest, signature));
        }
    }

    private static string Encode(string oid, int version, int keySize, int? publicKeySize)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(version);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
            }

            using (writer.PushOctetString())
            {
                writer.WriteOctetString(new byte[keySize]);
            }

            if (publicKeySize is { } size)
            {
                writer.WriteBitString(new byte[size], 0, new Asn1Tag(TagClass.ContextSpecific, 1));
            }
        }

        return PemEncoding.WriteString("PRIVATE KEY", writer.Encode());
    }
}
