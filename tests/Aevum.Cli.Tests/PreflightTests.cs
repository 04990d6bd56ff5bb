using System.Text;
using System.Text.Json;

namespace Aevum.Cli;

/// <summary><c>aevum preflight</c> on real assemblies: the tool itself carries a mark, this test assembly uses the kit without one, the test framework does not use it.</summary>
public sealed class PreflightTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aevum-preflight-").FullName;

    [Fact]
    public async Task A_marked_program_passes_and_its_mark_is_shown()
    {
        var (exitCode, output, _) = await RunAsync(Place("Aevum.Cli", """{ "Aevum": { "Posture": "Production", "Signer": { "Kind": "vault-transit" } } }"""));

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.StartsWith("PASSED\nprogram: Aevum.Cli, posture: production, rules: ", output, StringComparison.Ordinal);
        Assert.Matches("manifest: [0-9a-f]{64}\n", output);
    }

    [Fact]
    public async Task A_program_without_a_mark_counts_as_production_and_is_refused_by_name()
    {
        var (exitCode, output, _) = await RunAsync(Place("Aevum.Cli.Tests"));

        Assert.Equal(ExitCode.Failure, exitCode);
        Assert.StartsWith("REFUSED\nprogram: Aevum.Cli.Tests, posture: production, no mark of its build\nerror AEV9001: The program that was started carries no mark", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_is_judged_as_the_host_judges_it()
    {
        var settings = """
            {
              // A comment, as the host allows.
              "Aevum": { "Posture": "regulated", "Signer": { "Kind": "In-Process" }, "Store": { "Kind": "memory" }, "Policy:Kind": "null", "VerifyOnStart": false, },
            }
            """;

        var (exitCode, output, _) = await RunAsync(Place("Aevum.Cli", settings), "--json");

        using var report = JsonDocument.Parse(output);
        Assert.Equal(ExitCode.Failure, exitCode);
        Assert.False(report.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal("regulated", report.RootElement.GetProperty("posture").GetString());
        Assert.Equal(
            ["AEV3002 True", "AEV4001 True", "AEV5002 True", "AEV5003 False"],
            report.RootElement.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("rule").GetString()} {finding.GetProperty("stops_the_start").GetBoolean()}"));
    }

    [Fact]
    public async Task The_file_of_the_environment_comes_after_the_common_one()
    {
        var program = Place("Aevum.Cli", """{ "Aevum": { "Posture": "Production", "Signer": { "Kind": "in-process" } } }""");
        await File.WriteAllTextAsync(Path.Combine(_folder, "appsettings.Staging.json"), """{ "aevum": { "signer": { "kind": "pkcs11" } } }""", TestContext.Current.CancellationToken);

        var (_, production, _) = await RunAsync(program);
        var (_, staging, _) = await RunAsync(program, "--environment", "Staging");

        Assert.Contains("warning AEV3001: ", production, StringComparison.Ordinal);
        Assert.DoesNotContain("AEV3001", staging, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_folder_is_looked_through_for_its_one_program()
    {
        Place("Aevum.Cli");
        Place("Aevum.Cli.Tests");
        var (none, _, noneError) = await RunAsync(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "Aevum.Cli.runtimeconfig.json"), "{}", TestContext.Current.CancellationToken);
        var (one, _, _) = await RunAsync(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "Aevum.Cli.Tests.runtimeconfig.json"), "{}", TestContext.Current.CancellationToken);
        var (two, _, twoError) = await RunAsync(_folder);

        Assert.Equal((ExitCode.Unusable, ExitCode.Success, ExitCode.Unusable), (none, one, two));
        Assert.Contains("holds no program", noneError, StringComparison.Ordinal);
        Assert.Contains("holds 2 programs", twoError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xunit.v3.core", null, "does not use the kit")]
    [InlineData("Aevum.Cli", "[1]", "is no JSON object")]
    [InlineData("Aevum.Cli", "{ \"a\":\n oops }", "appsettings.json(2) is no JSON")]
    [InlineData("Aevum.Cli", "{ \"Aevum\": { \"Posture\": \"prod\" } }", "none of Development, Production, Regulated")]
    [InlineData("Aevum.Cli", "{ \"Aevum\": { \"Posture\": \"7\" } }", "none of Development, Production, Regulated")]
    public async Task What_cannot_be_judged_is_exit_code_2_and_one_line(string assembly, string? settings, string expected)
    {
        var (exitCode, output, error) = await RunAsync(Place(assembly, settings));

        Assert.Equal((ExitCode.Unusable, ""), (exitCode, output));
        Assert.StartsWith("aevum: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error, '\n');
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_and_one_that_is_not_there_are_told()
    {
        var text = Path.Combine(_folder, "program.dll");
        await File.WriteAllTextAsync(text, "MZ, but nothing more", TestContext.Current.CancellationToken);

        Assert.Contains("is no .NET assembly", (await RunAsync(text)).Error, StringComparison.Ordinal);
        Assert.Contains("does not exist", (await RunAsync(Path.Combine(_folder, "absent.dll"))).Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Place(string assembly, string? settings = null)
    {
        var file = Path.Combine(_folder, assembly + ".dll");
        File.Copy(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), file);
        if (settings is not null)
        {
            File.WriteAllText(Path.Combine(_folder, "appsettings.json"), settings);
        }

        return file;
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, params string[] options)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter { NewLine = "\n" };
        using var terminal = new Terminal(Stream.Null, output, error);
        var exitCode = await CommandLine.RunAsync(["preflight", program, .. options], terminal, TestContext.Current.CancellationToken);
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
