using Aevum.Cedar;
using Aevum.Policy;

namespace Aevum.Hosting.Tests.Policy;

public sealed class CedarPolicyEngineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_policy_that_does_not_parse_is_refused_with_file_line_column_and_excerpt()
    {
        using var folder = new PolicyFiles(("good.cedar", "permit (principal, action, resource);"), ("bad.cedar", "permit (principal,\n  acton, resource);"));

        var fault = Assert.Throws<PolicyLoadException>(() => Load(folder));

        Assert.Contains("AEV4002", fault.Message, StringComparison.Ordinal);
        Assert.Contains("bad.cedar(2,3)", fault.Message, StringComparison.Ordinal);
        Assert.Contains("acton, resource", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_does_not_validate_is_refused_with_its_place()
    {
        using var folder = new PolicyFiles(("bad.cedar", "permit (principal, action == Aevum::Action::\"ingest\", resource)\nwhen { context.purpos == \"x\" };"));

        var fault = Assert.Throws<PolicyLoadException>(() => Load(folder));

        Assert.Contains("bad.cedar(2,", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_every_file_is_named_at_once()
    {
        using var folder = new PolicyFiles(("a.cedar", "permit ("), ("b.cedar", "forbid ;"));

        var fault = Assert.Throws<PolicyLoadException>(() => Load(folder));

        Assert.Contains("a.cedar", fault.Message, StringComparison.Ordinal);
        Assert.Contains("b.cedar", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_an_empty_one_and_two_schemas_are_refused()
    {
        using var empty = new PolicyFiles();
        using var twice = new PolicyFiles(("p.cedar", "permit (principal, action, resource);"), ("a.cedarschema", "entity A;"), ("b.cedarschema", "entity B;"));

        Assert.Contains("no such folder", Assert.Throws<PolicyLoadException>(() => new CedarPolicyEngine(new CedarPolicyEngineOptions { Folder = "/no/such/folder" })).Message, StringComparison.Ordinal);
        Assert.Contains("no .cedar file", Assert.Throws<PolicyLoadException>(() => Load(empty)).Message, StringComparison.Ordinal);
        Assert.Contains("2 schema files", Assert.Throws<PolicyLoadException>(() => Load(twice)).Message, StringComparison.Ordinal);
        Assert.Throws<PolicyLoadException>(() => new CedarPolicyEngine(new CedarPolicyEngineOptions { IncludeDefaults = false }));
    }

    [Fact]
    public void A_file_that_is_no_UTF8_a_set_that_is_too_large_and_two_policies_of_one_id_are_refused()
    {
        using var folder = new PolicyFiles(("p.cedar", "@id(\"x\") permit (principal, action, resource);"));
        using var twins = new PolicyFiles(("p.cedar", "@id(\"x\") permit (principal, action, resource);\n@id(\"x\") forbid (principal, action, resource);"));
        File.WriteAllBytes(Path.Combine(folder.Path, "latin.cedar"), [0x70, 0xE9, 0x0A]);

        Assert.Contains("UTF-8", Assert.Throws<PolicyLoadException>(() => Load(folder)).Message, StringComparison.Ordinal);
        Assert.Contains("used twice", Assert.Throws<PolicyLoadException>(() => Load(twins)).Message, StringComparison.Ordinal);
        folder.Write("latin.cedar", new string(' ', 5000));
        Assert.Contains("MaxTotalBytes", Assert.Throws<PolicyLoadException>(() => new CedarPolicyEngine(new CedarPolicyEngineOptions { Folder = folder.Path, MaxTotalBytes = 1024 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_update_keeps_the_set_before_and_is_reported_and_a_good_one_takes_its_place()
    {
        using var folder = new PolicyFiles(("p.cedar", "@id(\"all\") permit (principal, action, resource);"));
        using var engine = Load(folder);
        var before = engine.PolicySetHash;
        folder.Write("p.cedar", "permit (");

        Assert.False(await engine.ReloadAsync(Ct));
        Assert.Equal(before, engine.PolicySetHash);
        Assert.Contains("p.cedar", engine.LastReloadFault!.Message, StringComparison.Ordinal);
        Assert.True((await engine.AuthorizeAsync(DefaultPolicyTests.Ask("query"), Ct)).IsPermitted);

        folder.Write("p.cedar", "@id(\"none\") forbid (principal, action, resource);");
        Assert.True(await engine.ReloadAsync(Ct));
        Assert.NotEqual(before, engine.PolicySetHash);
        Assert.Null(engine.LastReloadFault);
        Assert.Equal(["none"], (await engine.AuthorizeAsync(DefaultPolicyTests.Ask("query"), Ct)).DeterminingPolicies);
    }

    [Fact]
    public async Task A_watched_folder_is_loaded_again_when_it_changes()
    {
        using var folder = new PolicyFiles(("p.cedar", "permit (principal, action, resource);"));
        using var engine = new CedarPolicyEngine(new CedarPolicyEngineOptions { Folder = folder.Path, IncludeDefaults = false, Watch = true });
        var before = engine.PolicySetHash;
        folder.Write("p.cedar", "forbid (principal, action, resource);");

        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (engine.PolicySetHash == before)
        {
            await pause.WaitForNextTickAsync(Ct);
        }

        Assert.False((await engine.AuthorizeAsync(DefaultPolicyTests.Ask("query"), Ct)).IsPermitted);
    }

    [Fact]
    public async Task A_policy_that_errors_is_reported_and_permits_nothing()
    {
        using var folder = new PolicyFiles(("p.cedar", "@id(\"overflow\") permit (principal, action, resource) when { context.classification + 9223372036854775807 > 0 };"));
        using var engine = new CedarPolicyEngine(new CedarPolicyEngineOptions { Folder = folder.Path, IncludeDefaults = false });

        var decision = await engine.AuthorizeAsync(DefaultPolicyTests.Ask("query"), Ct);

        Assert.False(decision.IsPermitted);
        Assert.Equal(["overflow"], decision.ErroringPolicies);
    }

    [Fact]
    public async Task A_request_beyond_the_limits_is_denied()
    {
        using var engine = new CedarPolicyEngine(new CedarPolicyEngineOptions { Limits = new CedarLimits { MaxRequestLength = 256 } });

        var decision = await engine.AuthorizeAsync(DefaultPolicyTests.Ask("query", purpose: new string('p', 10_000)), Ct);

        Assert.False(decision.IsPermitted);
    }

    [Fact]
    public void The_hash_names_the_set_and_nothing_else()
    {
        using var one = new CedarPolicyEngine();
        using var two = new CedarPolicyEngine();
        using var without = new PolicyFiles(("p.cedar", "permit (principal, action, resource);"));
        using var other = Load(without);

        Assert.Equal(one.PolicySetHash, two.PolicySetHash);
        Assert.Equal(64, one.PolicySetHash.Length);
        Assert.NotEqual(one.PolicySetHash, other.PolicySetHash);
    }

    private static CedarPolicyEngine Load(PolicyFiles folder) => new(new CedarPolicyEngineOptions { Folder = folder.Path, IncludeDefaults = false });
}
