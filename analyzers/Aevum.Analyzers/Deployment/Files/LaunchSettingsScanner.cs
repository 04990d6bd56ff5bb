namespace Aevum.Analyzers.Deployment.Files;

/// <summary>
/// Finds launch profiles that set the development variable and do not run in the Development environment. A profile that names no environment runs
/// in Production.
/// </summary>
internal static class LaunchSettingsScanner
{
    private const string Development = "Development";
    private static readonly string[] EnvironmentBlocks = ["environmentVariables", "containerRunEnvironmentVariables"];

    public static List<DevelopmentSetting> Scan(string text)
    {
        var found = new List<DevelopmentSetting>();
        foreach (var profile in JsonSettingsReader.Read(text).Find("profiles")?.Members ?? [])
        {
            foreach (var block in profile.Value.Members.Where(member => EnvironmentBlocks.Contains(member.Name, StringComparer.OrdinalIgnoreCase)))
            {
                found.AddRange(ScanBlock(block.Value, text));
            }
        }

        return found;
    }

    private static IEnumerable<DevelopmentSetting> ScanBlock(JsonNode variables, string text)
    {
        var environment = variables.Find("ASPNETCORE_ENVIRONMENT") ?? variables.Find("DOTNET_ENVIRONMENT");
        if (string.Equals(environment?.Text, Development, StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        return variables.Members
            .Where(member => !member.Value.IsNull && string.Equals(member.Name, DevelopmentVariable.Name, StringComparison.OrdinalIgnoreCase))
            .Select(member => new DevelopmentSetting(member.Span, member.Removal(text)));
    }
}
