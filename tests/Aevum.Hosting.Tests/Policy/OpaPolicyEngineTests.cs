using System.Text.Json;
using Aevum.Policy;

namespace Aevum.Hosting.Tests.Policy;

public sealed class OpaPolicyEngineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"result":true}""", true)]
    [InlineData("""{"result":false}""", false)]
    [InlineData("""{"result":{"allow":true}}""", true)]
    [InlineData("""{"result":{"allow":false,"reason":"after hours","policies":["hours"]}}""", false)]
    [InlineData("{}", false)]
    [InlineData("""{"result":null}""", false)]
    [InlineData("""{"result":"true"}""", false)]
    [InlineData("""{"result":1}""", false)]
    [InlineData("""{"result":{"allow":"true"}}""", false)]
    [InlineData("""{"result":{"permit":true}}""", false)]
    [InlineData("[true]", false)]
    [InlineData("not json", false)]
    [InlineData("", false)]
    public async Task Only_a_result_that_says_true_permits(string answer, bool isPermitted)
    {
        await using var opa = new OpaDouble { Answer = answer };
        using var engine = Engine(opa);

        var decision = await engine.AuthorizeAsync(DefaultPolicyTests.Ask("query"), Ct);

        Assert.Equal(isPermitted, decision.IsPermitted);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(302)]
    public async Task Another_status_denies(int status)
    {
        await using var opa = new OpaDouble { Status = status };
        using var engine = Engine(opa);

        var decision = await engine.AuthorizeAsync(DefaultPolicyTests.Ask("query"), Ct);

        Assert.False(decision.IsPermitted);
        Assert.Contains($"HTTP {status}", decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_and_arguments_reach_the_sidecar_apart_under_the_documented_route()
    {
        await using var opa = new OpaDouble();
        using var engine = new OpaPolicyEngine(new OpaPolicyEngineOptions { Address = opa.Address, DecisionPath = "acme/agents/allow", Token = "t0ken", Timeout = TimeSpan.FromSeconds(20) });

        await engine.AuthorizeAsync(DefaultPolicyTests.Ask("tool_call", facts: new { tool = "refund" }) with { Arguments = JsonSerializer.SerializeToElement(new { actor = "admin" }) }, Ct);

        Assert.Equal("POST /v1/data/acme/agents/allow", opa.Path);
        Assert.Equal("Bearer t0ken", opa.Authorization);
        Assert.Equal("agent", (string?)opa.Input!["actor"]);
        Assert.Equal("internal", (string?)opa.Input["classification"]);
        Assert.Equal("refund", (string?)opa.Input["facts"]!["tool"]);
        Assert.Equal("admin", (string?)opa.Input["arguments"]!["actor"]);
    }

    [Fact]
    public async Task A_sidecar_that_is_silent_absent_or_floods_denies()
    {
        await using var silent = new OpaDouble { IsSilent = true };
        await using var flooding = new OpaDouble { Answer = new string(' ', 1 << 20) };
        using var waits = new OpaPolicyEngine(new OpaPolicyEngineOptions { Address = silent.Address, Timeout = TimeSpan.FromMilliseconds(100) });
        using var floods = Engine(flooding);
        using var absent = new OpaPolicyEngine(new OpaPolicyEngineOptions { Address = new Uri("http://127.0.0.1:1"), Timeout = TimeSpan.FromSeconds(20) });

        Assert.Contains("in time", (await waits.AuthorizeAsync(DefaultPolicyTests.Ask("query"), Ct)).Reason, StringComparison.Ordinal);
        Assert.False((await floods.AuthorizeAsync(DefaultPolicyTests.Ask("query"), Ct)).IsPermitted);
        Assert.False((await absent.AuthorizeAsync(DefaultPolicyTests.Ask("query"), Ct)).IsPermitted);
    }

    [Theory]
    [InlineData("http://opa.example.com:8181", "aevum/allow", "AEV4003")]
    [InlineData("http://0.0.0.0:8181", "aevum/allow", "AEV4003")]
    [InlineData("http://127.0.0.1:8181", "../../v1/policies", "DecisionPath")]
    [InlineData("http://127.0.0.1:8181", "", "DecisionPath")]
    public void Options_that_do_not_hold_together_are_refused_by_name(string address, string path, string expected)
    {
        var options = new OpaPolicyEngineOptions { Address = new Uri(address), DecisionPath = path, Token = "s3cr3t" };

        var fault = Assert.Throws<ArgumentException>(() => new OpaPolicyEngine(options));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", fault.ToString(), StringComparison.Ordinal);
    }

    private static OpaPolicyEngine Engine(OpaDouble opa) => new(new OpaPolicyEngineOptions { Address = opa.Address, Timeout = TimeSpan.FromSeconds(20) });
}
