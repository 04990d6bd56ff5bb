using System.Collections.Immutable;
using Aevum.Testing;

namespace Aevum.Analyzers.Tests.Deployment;

public sealed class AEV5001Tests
{
    /// <summary>Stand-ins for libraries whose methods are known by name, and methods that only look like those.</summary>
    private const string Others = """
        internal static class Others
        {
            [System.Runtime.InteropServices.DllImport("c")]
            internal static extern int setenv(string name, string value, int overwrite);

            [System.Runtime.InteropServices.DllImport("c")]
            internal static extern int putenv(string assignment);

            [System.Runtime.InteropServices.DllImport("c")]
            internal static extern int putenv();

            [System.Runtime.InteropServices.DllImport("c")]
            internal static extern int unlink(string name, string other);

            internal static IConfigurationBuilder AddInMemoryCollection(this IConfigurationBuilder builder, IEnumerable<KeyValuePair<string, string?>> values) => builder;

            internal static object WithEnvironment(this object resource, string name, string? value) => resource;

            internal static object UseSetting(this object host, string key, string? value) => host;

            internal static object UseSetting(this object host, int key, bool value) => host;

            internal static void Invoke(string[] arguments) { }

            internal static string Run(Action action) => "1";
        }
        """;

    [Theory]
    [InlineData("Environment.SetEnvironmentVariable(value: \"1\", variable: {|AEV5001:\"AEVUM_DEV\"|});")]
    [InlineData("Others.setenv({|AEV5001:\"AEVUM_DEV\"|}, \"1\", 1);")]
    [InlineData("Others.putenv({|AEV5001:\"AEVUM_DEV=1\"|});")]
    [InlineData("outside.WithEnvironment({|AEV5001:\"AEVUM_DEV\"|}, \"1\");")]
    [InlineData("outside.UseSetting({|AEV5001:\"AEVUM_DEV\"|}, outside);")]
    [InlineData("outside.UseSetting(value: outside, key: {|AEV5001:\"AEVUM_DEV\"|});")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { { {|AEV5001:\"AEVUM_DEV\"|}, \"1\" } });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"A\"] = \"1\", [{|AEV5001:\"AEVUM_DEV\"|}] = \"1\" });")]
    [InlineData("builder.AddInMemoryCollection(new[] { new KeyValuePair<string, string?>(\"A\", \"1\"), new KeyValuePair<string, string?>({|AEV5001:\"AEVUM_DEV\"|}, \"1\") });")]
    [InlineData("builder.AddInMemoryCollection([new KeyValuePair<string, string?>(value: \"1\", key: {|AEV5001:\"AEVUM_DEV\"|})]);")]
    [InlineData("var values = new Dictionary<string, string?> { [{|AEV5001:\"AEVUM_DEV\"|}] = \"1\" }; builder.AddInMemoryCollection(values);")]
    [InlineData("configuration.GetSection(\"a\")[{|AEV5001:\"AEVUM_DEV\"|}] = \"1\";")]
    [InlineData("var start = new System.Diagnostics.ProcessStartInfo(\"app\"); start.Environment.TryAdd({|AEV5001:\"AEVUM_DEV\"|}, \"1\");")]
    [InlineData("var start = new System.Diagnostics.ProcessStartInfo(\"app\"); start.EnvironmentVariables.Add({|AEV5001:\"AEVUM_DEV\"|}, \"1\");")]
    [InlineData("typeof(Environment).GetMethod(\"SetEnvironmentVariable\")!.Invoke(null, new object[] { {|AEV5001:\"AEVUM_DEV\"|}, \"1\" });")]
    public Task A_value_for_the_variable_is_reported(string body) => RunAsync(body);

    [Theory]
    [InlineData("Others.unlink(\"AEVUM_DEV\", \"1\");")]
    [InlineData("Others.putenv();")]
    [InlineData("outside.WithEnvironment(\"AEVUM_DEV\", null);")]
    [InlineData("outside.UseSetting(\"A\", \"AEVUM_DEV\");")]
    [InlineData("outside.UseSetting(1, true);")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"AEVUM_DEV\"] = null });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"A\"] = \"AEVUM_DEV\" });")]
    [InlineData("var values = new Dictionary<string, string?> { [\"AEVUM_DEV\"] = \"1\" };")]
    [InlineData("IDictionary<string, string?> values = new Dictionary<string, string?>(); values[\"AEVUM_DEV\"] = \"1\";")]
    [InlineData("IDictionary<string, string?> values = new Dictionary<string, string?>(); values.TryAdd(\"AEVUM_DEV\", \"1\");")]
    [InlineData("IDictionary<string, string?> values = new Dictionary<string, string?>(); values.Add(\"AEVUM_DEV\", \"1\");")]
    [InlineData("IDictionary<string, string?> values = new Dictionary<string, string?>(); var start = new System.Diagnostics.ProcessStartInfo(\"app\") { Environment = { [\"A\"] = Others.Run(() => values.Add(\"AEVUM_DEV\", \"1\")) } };")]
    [InlineData("Others.Invoke(new[] { \"AEVUM_DEV\", \"1\" });")]
    [InlineData("Action<string, string?> log = static (name, value) => { }; log(\"AEVUM_DEV\", \"1\");")]
    [InlineData("Action<string> log = static name => { }; log(\"AEVUM_DEV\");")]
    [InlineData("Action<string, string?> set = Environment.SetEnvironmentVariable; set(\"AEVUM_DEV\", null);")]
    [InlineData("typeof(Environment).GetMethod(\"SetEnvironmentVariable\")!.Invoke(null, new object?[] { \"AEVUM_DEV\" });")]
    public Task What_gives_the_variable_no_value_is_silent(string body) => RunAsync(body);

    [Fact]
    public async Task A_deployment_file_too_long_to_read_is_reported_as_such()
    {
        var found = Assert.Single(await FindAsync("Dockerfile", "ENV AEVUM_DEV=1\n" + new string('#', 1 << 20)));

        Assert.Equal("AEV9012", found);
    }

    [Fact]
    public async Task A_long_file_of_another_kind_is_silent() => Assert.Empty(await FindAsync("notes.txt", "ENV AEVUM_DEV=1\n" + new string('#', 1 << 20)));

    private static Task RunAsync(string body) => ShippedTest.RunAsync(Others + $$"""

        internal static class Program
        {
            internal static void Run(IConfigurationBuilder builder, IConfiguration configuration, string outside)
            {
                {{body}}
            }
        }
        """);

    private static async Task<ImmutableArray<string>> FindAsync(string path, string text)
    {
        var project = ShippedTest.Project("production", "internal static class Nothing;") with { AdditionalFiles = [new TestFile("/test/" + path, text)] };
        return [.. (await KitTest.Case(project).FindAsync(TestContext.Current.CancellationToken)).Select(diagnostic => diagnostic.Id)];
    }
}
