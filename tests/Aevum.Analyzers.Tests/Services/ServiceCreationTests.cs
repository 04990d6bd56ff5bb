namespace Aevum.Analyzers.Tests.Services;

/// <summary>How an unwanted service comes to be and which types are unwanted, seen through AEV3001.</summary>
public sealed class ServiceCreationTests
{
    private const string Members = """
        public string KeyId => ""; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        """;

    private const string Types = $$"""
        internal sealed class Wrapper(InProcessSigner inner) : ISigner { public object Inner => inner; {{Members}} }
        internal sealed class Given : ISigner { private readonly InProcessSigner _inner = Start.Held; public object Inner => _inner; public static Given Make() => null!; public Given Copy() => this; {{Members}} }
        internal abstract class Base : ISigner { private readonly InProcessSigner _inner = Start.Held; public object Inner => _inner; {{Members}} }
        internal sealed class Derived : Base;
        internal sealed class Shared : ISigner { private static readonly InProcessSigner Inner = Start.Held; public static object Signer => Inner; {{Members}} }
        internal sealed class Keeper(InProcessSigner inner) { public object Inner => inner; }
        internal struct Held : ISigner { public string KeyId => ""; public string Provenance => "in-process"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray()); }
        internal sealed class Initialised : ISigner { public string KeyId => ""; public string Provenance { get; } = "in-process"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray()); }
        internal sealed class Block : ISigner { public string KeyId => ""; public string Provenance { get { return "in-process"; } } public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray()); }
        internal sealed class Arrow : ISigner { public string KeyId => ""; public string Provenance { get => "in-process"; } public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray()); }
        internal sealed class Longer : ISigner { public string KeyId => ""; public string Provenance { get { Console.WriteLine(); return "mine"; } } public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray()); }
        internal sealed class Silent : ISigner { {{Members}} }
        internal sealed class Box<T, U> where T : new();
        internal static class Outer<TBase> { internal static void Use<T>() where T : TBase { } }
        internal static class Accessor<T>
        {
            [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Constructor)]
            internal static extern T New();
        }
        internal sealed class Finder
        {
            internal object GetMethod(Type type) => type;
            internal static object GetMethods(Type type) => type;
        }
        internal static class Extensions { internal static object Show<T>(this T value, Type type) => type; }
        internal class Puts<T> { internal void Put(T what) { } internal void Take(Type what) { } }
        internal sealed class Typed<T>(IServiceCollection inner) : Puts<T>, IServiceCollection
        {
            public ServiceDescriptor this[int index] { get => inner[index]; set => inner[index] = value; }
            public int Count => inner.Count;
            public bool IsReadOnly => inner.IsReadOnly;
            public void Add(ServiceDescriptor item) => inner.Add(item);
            public void Clear() => inner.Clear();
            public bool Contains(ServiceDescriptor item) => inner.Contains(item);
            public void CopyTo(ServiceDescriptor[] array, int arrayIndex) => inner.CopyTo(array, arrayIndex);
            public IEnumerator<ServiceDescriptor> GetEnumerator() => inner.GetEnumerator();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => inner.GetEnumerator();
            public int IndexOf(ServiceDescriptor item) => inner.IndexOf(item);
            public void Insert(int index, ServiceDescriptor item) => inner.Insert(index, item);
            public bool Remove(ServiceDescriptor item) => inner.Remove(item);
            public void RemoveAt(int index) => inner.RemoveAt(index);
        }
        """;

    [Theory]
    [InlineData("{|AEV3001:Make<InProcessSigner>()|};")]
    [InlineData("{|AEV3001:Use<InProcessSigner>()|};")]
    [InlineData("{|AEV3001:Outer<ISigner>.Use<InProcessSigner>()|};")]
    [InlineData("_ = {|AEV3001:Accessor<InProcessSigner>.New()|};")]
    [InlineData("Func<InProcessSigner> make = {|AEV3001:Activator.CreateInstance<InProcessSigner>|};")]
    [InlineData("Func<ISigner> make = {|AEV3001:Given.Make|};")]
    [InlineData("_ = {|AEV3001:Microsoft.Extensions.DependencyInjection.ActivatorUtilities.GetServiceOrCreateInstance<InProcessSigner>(provider)|};")]
    [InlineData("_ = {|AEV3001:new Lazy<InProcessSigner>()|};")]
    [InlineData("{|AEV3001:new Typed<Type>(services).Put(typeof(InProcessSigner))|};")]
    [InlineData("{|AEV3001:new Typed<int>(services).Take(typeof(InProcessSigner))|};")]
    [InlineData("{|AEV3001:Register(services, typeof(InProcessSigner))|};")]
    [InlineData("_ = {|AEV3001:System.Reflection.RuntimeReflectionExtensions.GetRuntimeMethods(typeof(InProcessSigner))|};")]
    [InlineData("_ = new Wrapper({|AEV3001:new InProcessSigner()|});")]
    [InlineData("_ = new Wrapper({|AEV3001:InProcessSigner.FromPkcs8Pem(outside)|});")]
    [InlineData("_ = {|AEV3001:new Wrapper(null!)|};")]
    [InlineData("_ = {|AEV3001:new Given()|};")]
    [InlineData("_ = {|AEV3001:new Derived()|};")]
    [InlineData("_ = {|AEV3001:default(Held)|};")]
    [InlineData("_ = {|AEV3001:new Initialised()|};")]
    [InlineData("_ = {|AEV3001:new Block()|};")]
    [InlineData("_ = {|AEV3001:new Arrow()|};")]
    public Task What_makes_or_registers_an_unwanted_service_is_reported(string body) => RunAsync(body);

    [Theory]
    [InlineData("_ = new Box<object, InProcessSigner>();")]
    [InlineData("_ = new Lazy<InProcessSigner>(() => held);")]
    [InlineData("_ = Cast<InProcessSigner, object>(external);")]
    [InlineData("Func<object, InProcessSigner> cast = Cast<InProcessSigner>;")]
    [InlineData("_ = new Finder().GetMethod(typeof(InProcessSigner));")]
    [InlineData("_ = Finder.GetMethods(typeof(InProcessSigner));")]
    [InlineData("_ = typeof(ISigner).IsAssignableFrom(typeof(InProcessSigner));")]
    [InlineData("_ = 5.Show(typeof(InProcessSigner));")]
    [InlineData("services.AddKeyedSingleton<ISigner>(\"Aevum.Signing.InProcessSigner\", (_, _) => external);")]
    [InlineData("Func<Given> copy = ((Given)external).Copy;")]
    [InlineData("_ = new Keeper(held);")]
    [InlineData("_ = new Shared();")]
    [InlineData("_ = new Longer();")]
    [InlineData("_ = new Silent();")]
    [InlineData("_ = InProcessSigner.FromPkcs8Pem(outside).PublicKey;")]
    [InlineData("_ = default(int);")]
    public Task What_makes_none_is_silent(string body) => RunAsync(body);

    [Theory]
    [InlineData("{|AEV3001:Start.Register<InProcessSigner>()|};")]
    [InlineData("Action register = {|AEV3001:Start.Register<InProcessSigner>|};")]
    public Task A_generic_method_of_the_kit_makes_its_type_argument(string body)
    {
        var project = ShippedTest.Project("production", $"internal static class Start {{ internal static void Register<T>() {{ }} internal static void Run() {{ {body} }} }}");
        return KitTest.Case(project with { AssemblyName = "Aevum.Mine" }).RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task RunAsync(string body) => KitTest.Case(ShippedTest.Project("production", Types, $$"""
        internal static class Start
        {
            internal static InProcessSigner Held => null!;
            internal static T Make<T>() where T : new() => new T();
            internal static void Use<T>() where T : ISigner { }
            internal static T Cast<T>(object value) => (T)value;
            internal static T Cast<T, U>(object value) where U : new() => (T)value;
            internal static void Register<T>(T services, Type type) { }
            internal static void Run(IServiceCollection services, IServiceProvider provider, ISigner external, InProcessSigner held, string outside) { {{body}} }
        }
        """)).RunAsync(TestContext.Current.CancellationToken);
}
