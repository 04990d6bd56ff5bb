using System.Globalization;
using Aevum.Audit.Verification;
using Aevum.Declarations;
using Aevum.Hosting.Configuration;
using Aevum.Hosting.Parts;
using Aevum.Policy;
using Aevum.Signing;
using Aevum.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aevum.Hosting.Running;

/// <summary>
/// Makes the options of the engine from configuration, services and code, in this order: <c>Aevum:*</c>, then registered services for what is still
/// missing, then the delegate of the program. All problems are collected and reported at once.
/// </summary>
internal sealed class EngineConfiguration(IServiceProvider services, EngineSource source)
{
    private const string Root = "Aevum";
    private static readonly string[] Sections = ["Signer", "Store", "Policy"];

    private readonly List<string> _problems = [];
    private readonly List<object> _owned = [];

    /// <summary>What was made here and belongs to no container; to be disposed of after the engine.</summary>
    public IReadOnlyList<object> Owned => _owned;

    /// <summary>Makes the options.</summary>
    /// <exception cref="AevumConfigurationException">There are problems; all of them are named.</exception>
    public AevumOptions Make()
    {
        var options = new AevumOptions { BuildManifest = BuildManifests.OfEntryAssembly };
        var section = source.Configuration?.GetSection(Root);
        if (section is not null)
        {
            ReadEngine(section, options);
            options.Store = PartSelection.Make(section.GetSection("Store"), Kinds<StoreKind, IAevumStore>(kind => kind.Kind, kind => reader => kind.Make(services, reader)), _problems);
            options.PolicyEngine = PartSelection.Make(section.GetSection("Policy"), Kinds<PolicyKind, IPolicyEngine>(kind => kind.Kind, kind => reader => kind.Make(services, reader)), _problems);
        }

        _owned.AddRange(new object?[] { options.Store, options.PolicyEngine }.OfType<object>());
        TakeServices(options, section);
        Configure(options);
        if (_problems.Count > 0)
        {
            throw new AevumConfigurationException(Root, typeof(AevumOptions), _problems);
        }

        return options;
    }

    private void ReadEngine(IConfigurationSection section, AevumOptions options)
    {
        var reader = new OptionsReader(typeof(AevumOptions), [section], Sections);
        Set(section, reader.Choice<AevumPosture>("Posture") ?? DefaultPosture(options.BuildManifest), value => options.Posture = value, "Posture");
        Set(section, reader.Choice<Classification>("DeploymentCeiling"), value => options.DeploymentCeiling = value, "DeploymentCeiling");
        Set(section, reader.Choice<CeilingMode>("CeilingMode"), value => options.CeilingMode = value, "CeilingMode");
        Set(section, reader.Value<bool>("VerifyOnStart"), value => options.VerifyOnStart = value, "VerifyOnStart");
        Set(section, reader.Value<int>("QueueCapacity"), value => options.QueueCapacity = value, "QueueCapacity");
        Set(section, reader.Value<int>("MaxBatchSize"), value => options.MaxBatchSize = value, "MaxBatchSize");
        Set(section, reader.Duration("SignerTimeout"), value => options.SignerTimeout = value, "SignerTimeout");
        Set(section, reader.Duration("PolicyTimeout"), value => options.PolicyTimeout = value, "PolicyTimeout");
        Set(section, reader.Value<int>("MaxPayloadBytes"), value => options.MaxPayloadBytes = value, "MaxPayloadBytes");
        Set(section, reader.Value<int>("MaxPayloadDepth"), value => options.MaxPayloadDepth = value, "MaxPayloadDepth");
        options.TrustedKeys = ReadKeys(section, reader.TextList("TrustedKeys") ?? []);
        _problems.AddRange(reader.Problems());
    }

    private List<PinnedKey> ReadKeys(IConfigurationSection section, string[] texts)
    {
        var keys = new List<PinnedKey>();
        for (var index = 0; index < texts.Length; index++)
        {
            try
            {
                keys.Add(new PinnedKey(Convert.FromHexString(texts[index])));
            }
            catch (Exception e) when (e is FormatException or ArgumentException)
            {
                _problems.Add($"{section.Path}:TrustedKeys:{index.ToString(CultureInfo.InvariantCulture)} must be an Ed25519 public key of 32 bytes in hexadecimal.");
            }
        }

        return keys;
    }

    /// <summary>The build says how strict it is. A build that says nothing is held against where it runs: whatever is not Development is production.</summary>
    private AevumPosture? DefaultPosture(BuildManifest? manifest)
    {
        if (manifest is not null)
        {
            return null;
        }

        return services.GetService<IHostEnvironment>() is { } environment && !environment.IsDevelopment() ? AevumPosture.Production : null;
    }

    private void TakeServices(AevumOptions options, IConfigurationSection? section)
    {
        options.Store ??= services.GetService<IAevumStore>();
        options.PolicyEngine ??= services.GetService<IPolicyEngine>();
        options.TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
        options.Observers = [.. services.GetServices<IAevumObserver>()];
        try
        {
            options.Signer = services.GetService<ISigner>();
        }
        catch (AevumConfigurationException e)
        {
            _problems.AddRange(e.Problems);
            return;
        }

        if (options.Signer is null && section?.GetSection("Signer").Exists() == true)
        {
            _problems.Add($"{Root}:Signer is set, but no signer is registered; call services.AddAevumSigner(configuration), which the generator of Aevum.Analyzers writes.");
        }
    }

    private void Configure(AevumOptions options)
    {
        try
        {
            source.Configure?.Invoke(services, options);
        }
        catch (ArgumentException e)
        {
            _problems.Add($"The options that the program sets are refused: {e.Message}");
        }
    }

    private void Set<TValue>(IConfigurationSection section, TValue? value, Action<TValue> set, string key)
        where TValue : struct
    {
        try
        {
            if (value is { } given)
            {
                set(given);
            }
        }
        catch (ArgumentException e)
        {
            _problems.Add($"{section.Path}:{key} is out of range: {e.Message}");
        }
    }

    private Dictionary<string, Func<OptionsReader, TPart>> Kinds<TKind, TPart>(Func<TKind, string> name, Func<TKind, Func<OptionsReader, TPart>> make)
        where TKind : class
    {
        var kinds = new Dictionary<string, Func<OptionsReader, TPart>>(StringComparer.OrdinalIgnoreCase);
        foreach (var kind in services.GetServices<TKind>())
        {
            kinds[name(kind)] = make(kind);
        }

        return kinds;
    }
}
