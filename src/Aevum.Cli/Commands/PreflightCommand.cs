using System.Collections;
using System.CommandLine;
using Aevum.Cli.Programs;
using Aevum.Cli.Reports;
using Aevum.Hosting.Checks;
using Aevum.Signing;

namespace Aevum.Cli.Commands;

/// <summary><c>aevum preflight</c>: would this program be allowed to start? The mark of its build, its configuration and the environment are looked at; nothing of it is run.</summary>
internal sealed class PreflightCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _program = new("PROGRAM") { Description = "The .dll of the program, or the folder it was published to." };
    private readonly Option<string> _environment = new("--environment") { Description = "The name of the environment, which selects appsettings.NAME.json.", DefaultValueFactory = _ => "Production" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the report as one JSON object." };

    private PreflightCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var preflight = new PreflightCommand(terminal);
        var command = new Command("preflight", "Holds a built program and its configuration against the safety rules.") { preflight._program, preflight._environment, preflight._json };
        command.SetAction(preflight.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var file = ProgramFolder.FindAssembly(parsed.GetRequiredValue(_program));
        var program = BuiltProgram.Read(file);
        var environment = parsed.GetRequiredValue(_environment);
        var settings = ProgramSettings.Read(Path.GetDirectoryName(Path.GetFullPath(file))!, environment, Variables());
        var report = PreflightJudge.Judge(FactsOf(program, settings, string.Equals(environment, "Development", StringComparison.OrdinalIgnoreCase)));
        new PreflightText(_terminal).Write(program, report, parsed.GetValue(_json));
        return report.IsPassed ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>What is registered in code is not known here, and the host judges it at the start.</summary>
    private static PreflightFacts FactsOf(BuiltProgram program, ProgramSettings settings, bool isDevelopment)
    {
        var ofBuild = program.Posture ?? (isDevelopment ? AevumPosture.Development : AevumPosture.Production);
        var ofSettings = PostureOf(settings["Aevum:Posture"]);
        return new PreflightFacts
        {
            Posture = ofSettings > ofBuild ? ofSettings : ofBuild,
            IsMarked = program.Posture is not null,
            IsGuarded = isDevelopment,
            Signer = Is(settings, "Aevum:Signer:Kind", "in-process") ? TrustBoundary.InProcess : null,
            PermitsAll = Is(settings, "Aevum:Policy:Kind", "null") ? true : null,
            IsDurable = Is(settings, "Aevum:Store:Kind", "memory") ? false : null,
            VerifiesOnStart = Is(settings, "Aevum:VerifyOnStart", "false") ? false : null,
            DevelopmentSwitch = settings[Preflight.DevelopmentSwitch],
        };
    }

    private static AevumPosture PostureOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return AevumPosture.Development;
        }

        return Enum.TryParse<AevumPosture>(text, ignoreCase: true, out var posture) && Enum.IsDefined(posture)
            ? posture
            : throw new CommandException("Aevum:Posture is none of Development, Production, Regulated; the host would not start.");
    }

    private static bool Is(ProgramSettings settings, string key, string value) => string.Equals(settings[key]?.Trim(), value, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<KeyValuePair<string, string>> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => new KeyValuePair<string, string>((string)entry.Key, (string?)entry.Value ?? ""));
}
