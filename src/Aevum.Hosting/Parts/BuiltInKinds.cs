using Aevum.Hosting.Configuration;
using Aevum.Policy;
using Aevum.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Aevum.Hosting.Parts;

/// <summary>The kinds of store and policy engine that come with hosting.</summary>
internal static class BuiltInKinds
{
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton(new StoreKind("memory", static (_, _) => new InMemoryStore()));
        services.AddSingleton(new StoreKind("sqlite", static (_, reader) => MakeSqlite(reader)));
        services.AddSingleton(new PolicyKind("null", static (_, _) => new NullPolicyEngine()));
        services.AddSingleton(new PolicyKind("cedar", static (_, reader) => MakeCedar(reader)));
        services.AddSingleton(new PolicyKind("opa", static (_, reader) => MakeOpa(reader)));
    }

    private static SqliteStore MakeSqlite(OptionsReader reader)
    {
        var path = reader.Text("Path", isRequired: true);
        var busyTimeout = reader.Duration("BusyTimeout");
        var checkFileOnOpen = reader.Value<bool>("CheckFileOnOpen");
        reader.Complete();

        var defaults = new SqliteStoreOptions();
        return new SqliteStore(path!, new SqliteStoreOptions
        {
            BusyTimeout = busyTimeout ?? defaults.BusyTimeout,
            CheckFileOnOpen = checkFileOnOpen ?? defaults.CheckFileOnOpen,
        });
    }

    private static CedarPolicyEngine MakeCedar(OptionsReader reader)
    {
        var options = new CedarPolicyEngineOptions
        {
            Folder = reader.Text("Folder"),
            SchemaFile = reader.Text("SchemaFile"),
            IncludeDefaults = reader.Value<bool>("IncludeDefaults") ?? true,
            Watch = reader.Value<bool>("Watch") ?? false,
        };
        reader.Complete();
        return new CedarPolicyEngine(options);
    }

    private static OpaPolicyEngine MakeOpa(OptionsReader reader)
    {
        var options = new OpaPolicyEngineOptions { Token = reader.Text("Token") };
        options.Address = reader.Address("Address") ?? options.Address;
        options.DecisionPath = reader.Text("DecisionPath") ?? options.DecisionPath;
        options.Timeout = reader.Duration("Timeout") ?? options.Timeout;
        reader.Complete();
        return new OpaPolicyEngine(options);
    }
}
