namespace Aevum.Package.Tests;

/// <summary>One reference brings everything, directly and through another project; without the analyzers a build stops.</summary>
public sealed class ReferenceTests(PackedKit kit)
{
    private const string Unsafe = """
        using Aevum.Signing;

        public static class Start
        {
            public static ISigner Make() => new InProcessSigner();
        }
        """;

    [Fact]
    public async Task A_direct_reference_runs_the_rules_in_release_and_not_in_debug()
    {
        var consumer = kit.NewConsumer("direct").WithProject(Consumer.Reference()).With("App/Start.cs", Unsafe);

        var release = await consumer.BuildAsync("-c", "Release");
        var debug = await consumer.BuildAsync("-c", "Debug");

        Assert.Equal([new BuildError("AEV3001", "Start.cs", 5)], release.Errors);
        Assert.True(debug.Succeeded, debug.Output);
    }

    [Fact]
    public async Task A_reference_through_another_project_runs_the_rules_too()
    {
        var consumer = kit.NewConsumer("transitive")
            .WithProject(Consumer.Reference(), name: "Lib").With("Lib/Nothing.cs", "public static class Nothing;")
            .WithProject("<ProjectReference Include=\"../Lib/Lib.csproj\" />").With("App/Start.cs", Unsafe);

        var built = await consumer.BuildAsync("-c", "Release");

        Assert.Equal([new BuildError("AEV3001", "Start.cs", 5)], built.Errors);
    }

    [Fact]
    public async Task A_second_build_without_changes_still_checks_and_succeeds()
    {
        var consumer = kit.NewConsumer("incremental").WithProject(Consumer.Reference()).With("App/Start.cs", "public static class Nothing;");

        var first = await consumer.BuildAsync("-c", "Release");
        var second = await consumer.BuildAsync("-c", "Release", "--no-restore");
        var unknown = await consumer.BuildAsync("-c", "Release", "--no-restore", "-p:AevumPosture=prod");

        Assert.True(first.Succeeded, first.Output);
        Assert.True(second.Succeeded, second.Output);
        Assert.Contains("AEVCFG02", unknown.ErrorIds);
    }

    [Fact]
    public async Task A_project_for_several_frameworks_is_checked_for_each()
    {
        var consumer = kit.NewConsumer("frameworks")
            .WithProject(Consumer.Reference(), "<PropertyGroup><TargetFramework /><TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads></PropertyGroup>")
            .With("App/Start.cs", Unsafe)
            .With("App/Elsewhere.cs", "#if WINDOWS\npublic static class Elsewhere { public static Aevum.Signing.ISigner Make() => new Aevum.Signing.InProcessSigner(); }\n#endif");

        var built = await consumer.BuildAsync("-c", "Release");

        Assert.Equal([new BuildError("AEV3001", "Elsewhere.cs", 2), new BuildError("AEV3001", "Start.cs", 5)], built.Errors);
        Assert.Contains("TargetFramework=net10.0]", built.Output, StringComparison.Ordinal);
        Assert.Contains("TargetFramework=net10.0-windows]", built.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("analyzers")]
    [InlineData("analyzers;build;buildTransitive")]
    public async Task A_reference_that_keeps_its_assets_private_checks_the_project_that_has_it(string assets)
    {
        var consumer = kit.NewConsumer("private-" + assets.Length).WithProject(Consumer.Reference($"PrivateAssets=\"{assets}\"")).With("App/Start.cs", Unsafe);

        var built = await consumer.BuildAsync("-c", "Release");

        Assert.Equal([new BuildError("AEV3001", "Start.cs", 5)], built.Errors);
    }

    [Fact]
    public async Task A_library_that_keeps_the_analyzers_private_does_not_take_them_from_the_program()
    {
        var consumer = kit.NewConsumer("private-library")
            .WithProject(Consumer.Reference("PrivateAssets=\"analyzers;build\""), name: "Lib").With("Lib/Nothing.cs", "public static class Nothing;")
            .WithProject("<ProjectReference Include=\"../Lib/Lib.csproj\" />").With("App/Start.cs", Unsafe);

        var built = await consumer.BuildAsync("-c", "Release");

        Assert.False(built.Succeeded, built.Output);
        Assert.Subset(new HashSet<string>(["AEV3001", "AEVCFG01"]), built.ErrorIds.ToHashSet());
    }

    [Fact]
    public async Task Excluding_the_analyzers_has_no_effect_and_removing_them_stops_the_build()
    {
        var excluded = kit.NewConsumer("excluded").WithProject(Consumer.Reference("ExcludeAssets=\"analyzers\"")).With("App/Start.cs", Unsafe);
        var removed = kit.NewConsumer("removed")
            .WithProject(Consumer.Reference(), "<Target Name=\"Strip\" BeforeTargets=\"CoreCompile\"><ItemGroup><Analyzer Remove=\"@(Analyzer)\" /></ItemGroup></Target>").With("App/Start.cs", Unsafe);

        var withoutAssets = await excluded.BuildAsync("-c", "Release");
        var withoutItems = await removed.BuildAsync("-c", "Release");

        Assert.Equal([new BuildError("AEV3001", "Start.cs", 5)], withoutAssets.Errors);
        Assert.Contains("AEVCFG01", withoutItems.ErrorIds);
    }

    [Fact]
    public async Task Deployment_files_of_the_project_are_checked_unless_it_says_no()
    {
        var consumer = kit.NewConsumer("deployment").WithProject(Consumer.Reference())
            .With("App/Start.cs", "public static class Nothing;")
            .With("App/Dockerfile", "FROM base\nENV AEVUM_DEV=1\n")
            .With("App/k8s/prod/app.yaml", "env:\n  - name: AEVUM_DEV\n    value: \"1\"\n")
            .With("App/appsettings.json", "{\n  \"AEVUM_DEV\": \"1\"\n}\n")
            .With("App/appsettings.Development.json", "{ \"AEVUM_DEV\": \"1\" }");

        var built = await consumer.BuildAsync("-c", "Release");
        var optedOut = await consumer.BuildAsync("-c", "Release", "--no-restore", "-p:AevumCollectDeploymentFiles=false");
        var misspelt = await consumer.BuildAsync("-c", "Release", "--no-restore", "-p:AevumCollectDeploymentFiles=sometimes");

        Assert.Equal([new BuildError("AEV5001", "Dockerfile", 2), new BuildError("AEV5001", "app.yaml", 2), new BuildError("AEV5001", "appsettings.json", 2)], built.Errors);
        Assert.True(optedOut.Succeeded, optedOut.Output);
        Assert.Contains("AEVCFG03", misspelt.ErrorIds);
    }
}
