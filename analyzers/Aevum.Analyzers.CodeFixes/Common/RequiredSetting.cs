namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>Writes how a setting is read that must be there: where it is not, the program does not start.</summary>
internal static class RequiredSetting
{
    public static string FromConfiguration(FixPlace place, string configuration, string key) => $"{configuration}[\"{key}\"] ?? {Refusal(place, $"The configuration key {key}")}";

    public static string FromEnvironment(FixPlace place, string variable) =>
        $"{place.NameOf(nameof(Environment))}.GetEnvironmentVariable(\"{variable}\") ?? {Refusal(place, $"The environment variable {variable}")}";

    private static string Refusal(FixPlace place, string what) => $"throw new {place.NameOf(nameof(InvalidOperationException))}(\"{what} is not set.\")";
}
