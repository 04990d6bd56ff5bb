using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Aevum.Signers.Doubles.Vault;

namespace Aevum.Package.Tests;

/// <summary>
/// The sample of the host: published trimmed and self-contained without a warning, then run as a process of its own against a Vault server's double.
/// </summary>
public sealed class MinimalApiTests
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_is_published_trimmed_without_a_warning_and_serves()
    {
        var folder = Directory.CreateTempSubdirectory("aevum-minimal-api-");
        try
        {
            var published = await Dotnet.RunAsync(
                PackedKit.RepositoryRoot,
                "publish", "samples/MinimalApi", "-c", "Release", "-r", RuntimeIdentifier(), "--self-contained", "--artifacts-path", Path.Combine(folder.FullName, "artifacts"), "-o", Path.Combine(folder.FullName, "out"), "--nologo", "-v", "m");

            Assert.True(published.Succeeded, published.Output);
            Assert.DoesNotContain("warning", published.Output, StringComparison.OrdinalIgnoreCase);
            await ServeAsync(Path.Combine(folder.FullName, "out"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ServeAsync(string folder)
    {
        await using var vault = new VaultDouble();
        vault.CreateKey("aevum-ledger");
        await vault.StartAsync(ct: Token);
        using var sample = Start(folder, vault);
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressOfAsync(sample) };
            await ExerciseAsync(client);
        }
        finally
        {
            sample.Kill(entireProcessTree: true);
            await sample.WaitForExitAsync(Token);
        }
    }

    private static async Task ExerciseAsync(HttpClient client)
    {
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health", UriKind.Relative), Token));

        var ticket = JsonSerializer.SerializeToElement(new { subject = "Invoice", text = "The invoice is wrong." });
        var refused = await client.PostAsJsonAsync("/customers/ada/tickets", ticket, Token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("consent_required", (await ReadAsync(refused)).GetProperty("errorCode").GetString());

        var granted = await client.PostAsync(new Uri("/customers/ada/consent", UriKind.Relative), null, Token);
        Assert.Equal(HttpStatusCode.Created, granted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/customers/ada/tickets", ticket, Token)).StatusCode);
        var read = await ReadAsync(await client.GetAsync(new Uri("/customers/ada/tickets", UriKind.Relative), Token));
        Assert.Contains("The invoice is wrong.", read.GetRawText(), StringComparison.Ordinal);

        await AssertPolicyDecidesAsync(client, ticket);

        var revoked = await client.DeleteAsync(granted.Headers.Location, Token);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri("/customers/ada/tickets", UriKind.Relative), Token)).StatusCode);

        var ledger = await ReadAsync(await client.GetAsync(new Uri("/ledger/verification", UriKind.Relative), Token));
        Assert.True(ledger.GetProperty("isVerified").GetBoolean());
        Assert.Equal("Production", ledger.GetProperty("posture").GetString());
        Assert.Equal("vault-transit:transit/aevum-ledger:v1", ledger.GetProperty("signerKeyId").GetString());
    }

    /// <summary>The customer consents; a policy of the sample's own forbids it all the same.</summary>
    private static async Task AssertPolicyDecidesAsync(HttpClient client, JsonElement ticket)
    {
        await client.PostAsync(new Uri("/customers/customer-in-dispute/consent", UriKind.Relative), null, Token);

        var denied = await client.PostAsJsonAsync("/customers/customer-in-dispute/tickets", ticket, Token);

        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        Assert.Equal("policy_denied", (await ReadAsync(denied)).GetProperty("errorCode").GetString());
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(Token);

    private static Process Start(string folder, VaultDouble vault)
    {
        var process = new Process { StartInfo = new ProcessStartInfo(Path.Combine(folder, "Aevum.Samples.MinimalApi")) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.StartInfo.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        process.StartInfo.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        process.StartInfo.Environment["Aevum__Signer__VaultTransit__Address"] = vault.Address.ToString();
        process.StartInfo.Environment["Aevum__Signer__VaultTransit__Token"] = vault.RootToken;
        process.StartInfo.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        process.StartInfo.Environment.Remove("AEVUM_DEV");
        process.Start();
        return process;
    }

    private static async Task<Uri> AddressOfAsync(Process sample)
    {
        const string Marker = "Now listening on: ";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(StartLimit);
        var said = new List<string>();
        while (await sample.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            said.Add(line);
            if (line.IndexOf(Marker, StringComparison.Ordinal) is >= 0 and var index)
            {
                _ = sample.StandardOutput.ReadToEndAsync(Token);
                return new Uri(line[(index + Marker.Length)..].Trim());
            }
        }

        throw new InvalidOperationException($"The sample did not start:\n{string.Join("\n", said)}\n{await sample.StandardError.ReadToEndAsync(Token)}");
    }

    private static string RuntimeIdentifier() => System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier switch
    {
        var known when known.StartsWith("win-", StringComparison.Ordinal) || known.StartsWith("osx-", StringComparison.Ordinal) => known,
        var other => "linux-" + other[(other.LastIndexOf('-') + 1)..],
    };
}
