namespace Aevum.Analyzers.Tests.Services;

/// <summary>What is an address of a service and who is its client, seen through AEV3004.</summary>
public sealed class ServiceAddressTests
{
    private const string Types = """
        using System.Net.Http;
        using Aevum.Rules.Markers;
        internal sealed partial class Mine(MineOptions options, object? note = null) : ISigner
        {
            internal Mine(MineOptions options, HttpMessageHandler handler) : this(options, (object)handler) { }
            internal Mine(MineOptions options, IShape shape) : this(options, (object)shape) { }
            public string KeyId => options.Endpoint + note; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default;
            public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        }
        internal sealed class MineOptions { public string Endpoint { get; set; } = ""; public Uri? Address { get; set; } public object? Note { get; set; } }
        internal interface IShape { string Endpoint { get; set; } }
        internal sealed class Shape : IShape { public string Endpoint { get; set; } = ""; }
        internal sealed class Elsewhere { public string Endpoint { get; set; } = ""; }
        internal sealed class Marked([ServiceAddress(GovernedService.Signing)] string address, string note)
        {
            public string Both => address + note;
            internal static void Use(string note, [ServiceAddress(GovernedService.Signing)] string address) { }
            internal static void Configure<T>([ServiceAddress(GovernedService.Signing)] string address, Action<HttpClient> more) { }
        }
        internal sealed class NotMarked([Own.Markers.ServiceAddress(0)] string address) { public string Address => address; }
        internal struct Wrapped
        {
            public static explicit operator Wrapped(Uri value) => default;
            public static implicit operator string(Wrapped value) => "";
        }
        internal static class Calls
        {
            internal static void AddHttpClient<T>(Action<HttpClient> configure) { }
            internal static void AddHttpClient(string name, string address) { }
            internal static void Other(string name, string address) { }
            internal static void SetEnvironmentVariable(string name) { }
        }
        internal sealed class Looks { public Func<bool>? ServerCertificateCustomValidationCallback { get; set; } }
        namespace Own.Http { internal sealed class Knobs { public Func<bool>? Retry { get; set; } } }
        namespace Own.Markers { [AttributeUsage(AttributeTargets.Parameter)] internal sealed class ServiceAddressAttribute(int service) : Attribute { public int Service => service; } }
        """;

    [Theory]
    [InlineData("_ = new MineOptions { Endpoint = {|AEV3004:\"http://svc.example:8181\"|} };")]
    [InlineData("_ = new MineOptions { Endpoint = {|AEV3004:$\"http://localhost{outside}\"|} };")]
    [InlineData("_ = new MineOptions { Endpoint = {|AEV3004:(Wrapped)new Uri(\"http://svc.example\")|} };")]
    [InlineData("_ = new MineOptions { Address = {|AEV3004:new UriBuilder(\"http\", \"svc.example\").Uri|} };")]
    [InlineData("_ = new MineOptions { Address = {|AEV3004:new UriBuilder { Port = 1, Scheme = \"http\", Host = \"svc.example\" }.Uri|} };")]
    [InlineData("_ = new MineOptions { Address = {|AEV3004:new UriBuilder(\"http\", outside).Uri|} };")]
    [InlineData("_ = new MineOptions { Address = {|AEV3004:new UriBuilder { Host = \"svc.example\" }.Uri|} };")]
    [InlineData("_ = new Mine(new MineOptions(), new HttpClientHandler { ServerCertificateCustomValidationCallback = {|AEV3004:(_, _, _, _) => true|} });")]
    [InlineData("_ = new Marked({|AEV3004:\"http://svc.example\"|}, \"http://note.example\");")]
    [InlineData("Marked.Use(\"http://note.example\", {|AEV3004:\"http://svc.example\"|});")]
    [InlineData("Calls.AddHttpClient<Mine>(client => client.BaseAddress = {|AEV3004:new Uri(\"http://svc.example\")|});")]
    [InlineData("Environment.SetEnvironmentVariable(\"VAULT_ADDR\", {|AEV3004:\"http://svc.example\"|});")]
    [InlineData("IShape shape = new Shape(); shape.Endpoint = {|AEV3004:\"http://svc.example\"|};")]
    public Task An_address_without_transport_security_is_reported(string body) => OutsideAsync(body);

    [Theory]
    [InlineData("_ = new MineOptions { Endpoint = $\"http://localhost/{outside}\" };")]
    [InlineData("_ = new MineOptions { Endpoint = $\"http://localhost:{outside}\" };")]
    [InlineData("_ = new MineOptions { Note = \"http://svc.example\" };")]
    [InlineData("_ = new MineOptions { Address = new UriBuilder(\"https\", \"svc.example\").Uri };")]
    [InlineData("_ = new MineOptions { Address = new UriBuilder(\"http\", \"localhost\").Uri };")]
    [InlineData("_ = new MineOptions { Address = new UriBuilder { Scheme = \"http\" }.Uri };")]
    [InlineData("_ = new MineOptions { Address = new UriBuilder { Host = outside, Scheme = \"https\" }.Uri };")]
    [InlineData("_ = new Mine(new MineOptions(), \"http://svc.example\");")]
    [InlineData("_ = new Elsewhere { Endpoint = \"http://svc.example\" };")]
    [InlineData("_ = new NotMarked(\"http://svc.example\");")]
    [InlineData("Calls.AddHttpClient<Elsewhere>(client => client.BaseAddress = new Uri(\"http://svc.example\"));")]
    [InlineData("Marked.Configure<Mine>(\"https://svc.example\", client => client.BaseAddress = new Uri(\"http://svc.example\"));")]
    [InlineData("Calls.AddHttpClient(\"VAULT_ADDR\", \"http://svc.example\");")]
    [InlineData("Calls.Other(\"VAULT_ADDR\", \"http://svc.example\");")]
    [InlineData("Calls.SetEnvironmentVariable(\"VAULT_ADDR\");")]
    public Task What_is_no_such_address_of_a_client_is_silent(string body) => OutsideAsync(body);

    [Theory]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|AEV3004:(_, _, _, _) => true|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback += {|AEV3004:(_, _, _, _) => true|};")]
    [InlineData("Uri address; address = new Uri({|AEV3004:\"http://svc.example\"|});")]
    [InlineData("options.Address = {|AEV3004:new Uri(\"http://svc.example\")|};")]
    [InlineData("shape.Endpoint = {|AEV3004:\"http://svc.example\"|};")]
    public Task What_a_client_does_to_its_own_connections_is_reported(string body) => InsideAsync(body);

    [Theory]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => false;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback += (_, _, _, _) => false;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => { throw new InvalidOperationException(); };")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = Check;")]
    [InlineData("knobs.Retry = () => true;")]
    [InlineData("knobs.Retry += () => true;")]
    [InlineData("other.ServerCertificateCustomValidationCallback += () => true;")]
    [InlineData("client.Timeout = TimeSpan.FromSeconds(5);")]
    [InlineData("Marked.Use(\"http://svc.example\", \"https://svc.example\");")]
    public Task What_does_a_connection_no_harm_is_silent(string body) => InsideAsync(body);

    [Theory]
    [InlineData("Environment.SetEnvironmentVariable($\"X_{outside}\", \"http://svc.example\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"OPA_URL\", \"http://svc.example\");")]
    public Task Other_variables_are_silent(string body) => ShippedTest.RunBodyAsync(body);

    private static Task OutsideAsync(string body) => RunAsync($"internal static class Start {{ internal static void Run(string outside) {{ {body} }} }}");

    private static Task InsideAsync(string body) => RunAsync($$"""
        internal sealed partial class Mine
        {
            internal static void Run(HttpClientHandler handler, HttpClient client, MineOptions options, IShape shape, Own.Http.Knobs knobs, Looks other) { {{body}} }
            private static bool Check(HttpRequestMessage message, System.Security.Cryptography.X509Certificates.X509Certificate2? certificate, System.Security.Cryptography.X509Certificates.X509Chain? chain, System.Net.Security.SslPolicyErrors errors) => errors == default;
        }
        """);

    private static Task RunAsync(string source) => KitTest.Case(ShippedTest.Project("production", Types, "using System.Net.Http;\n" + source)).RunAsync(TestContext.Current.CancellationToken);
}
