using Aevum.Signers.Doubles;
using Aevum.Signers.Doubles.Kms;
using Aevum.Signing;

namespace Aevum.Signers.Tests.AwsKms;

public sealed class AwsKmsSignerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signature_verifies_by_the_public_key_alone()
    {
        await using var kms = await StartAsync();
        using var signer = KmsUnderTest.Signer(kms);

        var signature = await signer.SignAsync(Digests.One, Ct);

        Assert.True(signer.Verifies(Digests.One, signature));
        Assert.Equal("aws-kms:alias/aevum", signer.KeyId);
    }

    [Fact]
    public async Task A_batch_is_signed_by_requests_under_way_at_once_but_not_more_than_allowed()
    {
        await using var kms = await StartAsync();
        using var signer = KmsUnderTest.Signer(kms, o => o.MaxConcurrentRequests = 8);
        var digests = Digests.Many(signer.MaxBatchSize);

        var signatures = await signer.SignBatchAsync(digests, Ct);

        Assert.Equal(32, signatures.Count);
        Assert.All(Enumerable.Range(0, 32), i => Assert.True(signer.Verifies(digests[i], signatures[i])));
    }

    [Theory]
    [InlineData(Fault.Sealed, "HTTP 503")]
    [InlineData(Fault.ServerError, "HTTP 500")]
    [InlineData(Fault.Throttled, "HTTP 400")]
    [InlineData(Fault.Slow, "no answer within")]
    [InlineData(Fault.CutConnection, "gave no usable answer")]
    [InlineData(Fault.CutAnswer, "gave no usable answer")]
    [InlineData(Fault.Garbage, "unexpected answer")]
    [InlineData(Fault.Flood, "larger than")]
    [InlineData(Fault.KeyDeleted, "no such key in this region")]
    [InlineData(Fault.EchoesToken, "HTTP 500")]
    public async Task A_fault_is_told_with_its_cause_and_without_the_secret_and_the_signer_recovers_by_itself(Fault fault, string cause)
    {
        await using var kms = await StartAsync();
        using var signer = KmsUnderTest.Signer(kms);
        await signer.SignAsync(Digests.One, Ct);
        kms.Fault = fault;

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));

        Assert.Contains(cause, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(kms.SecretAccessKey, thrown.ToString(), StringComparison.Ordinal);
        kms.Fault = Fault.None;
        Assert.True(signer.Verifies(Digests.One, await signer.SignAsync(Digests.One, Ct)));
    }

    [Fact]
    public async Task A_web_identity_is_exchanged_once_and_again_when_its_credentials_have_expired()
    {
        await using var kms = await StartAsync();
        kms.SessionToken = "session-1";
        var file = Path.Combine(Directory.CreateTempSubdirectory("aevum-").FullName, "token");
        await File.WriteAllTextAsync(file, kms.WebIdentityToken, Ct);
        using var signer = KmsUnderTest.Signer(kms, environment: new() { ["AWS_WEB_IDENTITY_TOKEN_FILE"] = file, ["AWS_ROLE_ARN"] = "arn:aws:iam::1:role/aevum" });
        await signer.SignAsync(Digests.One, Ct);
        kms.SessionToken = "session-2";
        kms.Fault = Fault.TokensRevoked;

        await signer.SignAsync(Digests.One, Ct);

        Assert.Equal(2, kms.TokenServiceCount);
    }

    [Fact]
    public async Task Credentials_come_from_the_container_endpoint()
    {
        await using var kms = await StartAsync();
        kms.SessionToken = "session-1";
        using var signer = KmsUnderTest.Signer(kms, environment: new() { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = new Uri(kms.Address, "/credentials").ToString() });

        Assert.True((await Connected(signer)).Verifies(Digests.One, await signer.SignAsync(Digests.One, Ct)));
    }

    [Fact]
    public async Task Temporary_credentials_are_fetched_again_before_their_end_and_kept_to_the_end_when_there_are_no_new_ones()
    {
        var time = new Testing.FakeTimeProvider();
        await using var kms = await StartAsync();
        (kms.SessionToken, kms.CredentialsExpire) = ("session-1", time.GetUtcNow().AddMinutes(60));
        using var signer = KmsUnderTest.Signer(kms, o => o.TotalTimeout = TimeSpan.FromMinutes(5), new() { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = new Uri(kms.Address, "/credentials").ToString() }, time);
        await signer.SignAsync(Digests.One, Ct);
        time.Advance(TimeSpan.FromMinutes(54));
        await signer.SignAsync(Digests.One, Ct);
        Assert.Equal(1, kms.CredentialsCount);

        time.Advance(TimeSpan.FromMinutes(2));
        kms.HasNoCredentials = true;
        await signer.SignAsync(Digests.One, Ct);
        Assert.Equal(2, kms.CredentialsCount);

        time.Advance(TimeSpan.FromMinutes(4));
        await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));
        (kms.HasNoCredentials, kms.SessionToken, kms.CredentialsExpire) = (false, "session-2", time.GetUtcNow().AddMinutes(60));
        Assert.True(signer.Verifies(Digests.One, await signer.SignAsync(Digests.One, Ct)));
    }

    [Theory]
    [InlineData("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/1", "http://169.254.170.2/v2/credentials/1")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials", "http://169.254.170.23/v1/credentials")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://[fd00:ec2::23]/v1/credentials", "http://[fd00:ec2::23]/v1/credentials")]
    public async Task The_addresses_of_the_container_hosts_are_asked_although_they_do_not_encrypt(string variable, string value, string expected)
    {
        using var network = new ClosedNetwork();
        using var http = new HttpClient(network);
        using var signer = new AwsKmsSigner(new AwsKmsOptions { KeyId = "alias/aevum", Region = "eu-central-1" }, http, null, name => name == variable ? value : null);

        await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.ConnectAsync(Ct));

        Assert.Equal([expected], network.Asked);
    }

    [Fact]
    public async Task A_container_endpoint_on_another_host_without_encryption_is_not_asked()
    {
        await using var kms = await StartAsync();
        using var signer = KmsUnderTest.Signer(kms, environment: new() { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://example.com/credentials" });

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.ConnectAsync(Ct));

        Assert.Contains("AWS_CONTAINER_CREDENTIALS_FULL_URI", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_credentials_at_all_is_told_with_the_places_that_were_looked_at()
    {
        await using var kms = await StartAsync();
        using var signer = KmsUnderTest.Signer(kms, environment: []);

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.ConnectAsync(Ct));

        Assert.Contains("AWS_ACCESS_KEY_ID", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_told_as_such()
    {
        await using var kms = await StartAsync();
        using var signer = KmsUnderTest.Signer(kms, environment: new() { ["AWS_ACCESS_KEY_ID"] = kms.AccessKeyId, ["AWS_SECRET_ACCESS_KEY"] = "wr0ng" });

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.ConnectAsync(Ct));

        Assert.Contains("credentials are not valid", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "eu-central-1", "KeyId")]
    [InlineData("alias/a", null, "Region")]
    [InlineData("alias/a", "EU Central", "Region")]
    public void Options_that_do_not_hold_together_are_refused_by_name(string keyId, string? region, string expected)
    {
        var thrown = Assert.Throws<SignerOptionsException>(() => new AwsKmsSigner(new AwsKmsOptions { KeyId = keyId, Region = region }, null, null, _ => null));

        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_without_encryption_is_refused()
    {
        var options = new AwsKmsOptions { KeyId = "alias/a", Region = "eu-central-1", Endpoint = new Uri("http://kms.example.com") };

        Assert.Contains("AEV3004", Assert.Throws<SignerOptionsException>(() => new AwsKmsSigner(options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a><AccessKeyId>x</AccessKeyId></a>")]
    [InlineData("<a><AccessKeyId>x</AccessKeyId><SecretAccessKey>y</SecretAccessKey>")]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>")]
    [InlineData("")]
    public void A_malformed_answer_of_the_token_service_holds_no_credentials(string xml) =>
        Assert.Null(Signers.AwsKms.AwsCredentialSource.ReadCredentials(System.Text.Encoding.UTF8.GetBytes(xml)));

    private static async Task<KmsDouble> StartAsync()
    {
        var kms = new KmsDouble();
        await kms.StartAsync(ct: Ct);
        return kms;
    }

    private static async Task<AwsKmsSigner> Connected(AwsKmsSigner signer)
    {
        await signer.ConnectAsync(Ct);
        return signer;
    }
}
