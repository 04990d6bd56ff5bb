using Aevum.Signing;
using Aevum.Vectors;

namespace Aevum.Audit;

public sealed class SigningVectorTests
{
    [Fact]
    public async Task Every_signing_vector_has_the_representative_the_digest_and_the_signature_of_the_reference()
    {
        using var vectors = VectorFile.Json("vectors.json");
        var signing = vectors.RootElement.GetProperty("signing_vectors");
        using var signer = new InProcessSigner(Convert.FromHexString(signing.GetProperty("ed25519_test_seed_hex").GetString()!));
        var count = 0;

        foreach (var vector in signing.GetProperty("cases").EnumerateArray())
        {
            var sealedEvent = EventJson.Read(vector.GetProperty("event"));
            var digest = EventDigest.Compute(sealedEvent);
            var signature = await signer.SignAsync(digest, TestContext.Current.CancellationToken);

            Assert.Equal(vector.GetProperty("representative_hex").GetString(), Convert.ToHexStringLower(EventRepresentative.Write(sealedEvent)));
            Assert.Equal(vector.GetProperty("digest_hex").GetString(), Convert.ToHexStringLower(digest));
            Assert.Equal(sealedEvent.Signature, DigestText.Signature(signature));
            count++;
        }

        Assert.Equal(signing.GetProperty("ed25519_pub").GetString(), Convert.ToHexStringLower(signer.PublicKey.Span));
        Assert.Equal(2, count);
    }
}
