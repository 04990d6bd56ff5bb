namespace Aevum.Analyzers.Deployment.Files;

/// <summary>Finds the development variable at any depth of an <c>appsettings*.json</c>; configuration keys have no letter case.</summary>
internal static class AppSettingsScanner
{
    public static List<DevelopmentSetting> Scan(string text) =>
    [
        .. JsonSettingsReader.Read(text).Descendants()
            .Where(member => !member.Value.IsNull && IsDevelopmentKey(member.Name))
            .Select(member => new DevelopmentSetting(member.Span, member.Removal(text))),
    ];

    private static bool IsDevelopmentKey(string name)
    {
        // A flattened key names its sections: "Environment:AEVUM_DEV".
        var last = name.Substring(name.LastIndexOf(':') + 1);
        return string.Equals(last, DevelopmentVariable.Name, StringComparison.OrdinalIgnoreCase);
    }
}
