namespace Aevum.Package.Tests;

/// <summary>
/// A program whose project drops the generator compiles, because nothing is left that could object. What it lacks is the mark of its build, so it counts as
/// production: the engine and the host refuse to start it, and preflight names the rule.
/// </summary>
public sealed class GeneratorRemovedTests(PackedKit kit)
{
    /// <summary>Removes the tools, and the two checks of the package that would notice (AEVCFG01).</summary>
    private const string DropsTheTools = """
        <Project>
          <Target Name="AevumCheckAnalyzerPresence" />
          <Target Name="AevumCheckAnalyzerWasPresent" />
          <Target Name="DropTheTools" BeforeTargets="CoreCompile">
            <ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup>
          </Target>
        </Project>
        """;

    private const string StartsEngine = """
        using Aevum;
        using Aevum.Signing;

        try
        {
            var options = new AevumOptions { Posture = Enum.Parse<AevumPosture>(args[0]), Signer = new ElsewhereSigner() };
            await using var engine = await AevumEngine.StartAsync(options);
            Console.WriteLine("started as " + engine.Posture);
        }
        catch (InvalidOperationException refusal)
        {
            Console.WriteLine("refused: " + refusal.Message);
        }

        [AevumSigner("elsewhere", Boundary = TrustBoundary.External)]
        public sealed class ElsewhereSigner : ISigner
        {
            private readonly InProcessSigner _key = new();

            public string KeyId => "elsewhere";

            public string Provenance => "external";

            public ReadOnlyMemory<byte> PublicKey => _key.PublicKey;

            public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => _key.SignAsync(digest, ct);
        }
        """;

    private const string StartsHost = """
        using Aevum;
        using Aevum.Hosting.Checks;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        Console.WriteLine("preflight: " + string.Join(' ', Preflight.Check(new AevumOptions()).Findings.Select(finding => finding.RuleId + (finding.StopsTheStart ? "!" : ""))));
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddAevum(builder.Configuration);
        using var host = builder.Build();
        try
        {
            await host.StartAsync();
            Console.WriteLine("started");
            await host.StopAsync();
        }
        catch (PreflightException refusal)
        {
            Console.WriteLine("refused: " + refusal.Message);
        }
        """;

    [Fact]
    public async Task An_engine_without_the_generators_mark_starts_only_in_development_and_says_why()
    {
        var consumer = Program("engine-removed", Consumer.Reference(), StartsEngine).With("Directory.Build.targets", DropsTheTools);

        var built = await consumer.BuildAsync("-c", "Release");
        Assert.True(built.Succeeded, built.Output);

        Assert.Contains("refused: AEV9001: the program carries no mark", (await consumer.RunAsync("Production")).Output, StringComparison.Ordinal);
        Assert.Contains("refused: AEV9001: the program carries no mark", (await consumer.RunAsync("Regulated")).Output, StringComparison.Ordinal);
        Assert.Contains("started as Development", (await consumer.RunAsync("Development")).Output, StringComparison.Ordinal);
        var preflight = await consumer.PreflightAsync();
        Assert.Equal(1, preflight.ExitCode);
        Assert.Contains("error AEV9001: The program that was started carries no mark", preflight.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_program_with_the_generator_starts_in_every_posture()
    {
        // The rules of a shipped build see the key of the stand-in; a Debug build is in the development posture, and the program asks for more.
        var consumer = Program("engine-marked", Consumer.Reference(), StartsEngine);

        var built = await consumer.BuildAsync("-c", "Debug");
        Assert.True(built.Succeeded, built.Output);

        Assert.Contains("started as Production", (await consumer.RunAsync("Production", configuration: "Debug")).Output, StringComparison.Ordinal);
        Assert.Contains("started as Regulated", (await consumer.RunAsync("Regulated", configuration: "Debug")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await consumer.PreflightAsync(configuration: "Debug")).ExitCode);
    }

    [Fact]
    public async Task A_host_without_the_generators_mark_counts_as_production_and_preflight_stops_it()
    {
        var assemblies = Directory.GetFiles(AppContext.BaseDirectory, "Aevum.*.dll").Where(file => Path.GetFileName(file) is "Aevum.Core.dll" or "Aevum.Cedar.dll" or "Aevum.Hosting.dll" or "Aevum.Signers.dll" or "Aevum.Storage.Sqlite.dll");
        var references = "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />" + string.Concat(assemblies.Select(file => $"<Reference Include=\"{file}\" />"));
        var consumer = Program("host-removed", references, StartsHost);

        var built = await consumer.BuildAsync("-c", "Release");
        Assert.True(built.Succeeded, built.Output);

        var shipped = await consumer.RunAsync();
        Assert.Contains("preflight: AEV3001 AEV4001 AEV5002 AEV9001!", shipped.Output, StringComparison.Ordinal);
        Assert.Contains("refused: The production posture does not allow this start:\n  - AEV9001: The program that was started carries no mark", shipped.Output, StringComparison.Ordinal);
        var regulated = await consumer.RunAsync("--Aevum:Posture=Regulated");
        Assert.Contains("refused: The regulated posture does not allow this start:", regulated.Output, StringComparison.Ordinal);
        Assert.Contains("- AEV9001: ", regulated.Output, StringComparison.Ordinal);
        Assert.Contains("started", (await consumer.RunAsync("--environment=Development")).Output, StringComparison.Ordinal);
    }

    private Consumer Program(string name, string references, string source) =>
        kit.NewConsumer(name).WithProject(references, "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>").With("App/Program.cs", source);
}
