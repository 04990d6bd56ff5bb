using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aevum.Hosting.Tests;

/// <summary>Hosts for tests: no files, no environment, only what the test says.</summary>
internal static class TestHost
{
    public static HostApplicationBuilder Create(string environment, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)));
        return builder;
    }
}
