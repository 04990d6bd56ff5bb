using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Aevum.Signers.Tests.Ledger;
using Aevum.Signers.Tests.Services;
using Aevum.Signing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aevum.Signers.Tests.Secrets;

/// <summary>A host with an engine on one signer, through success and every fault; all that could be printed goes to the recorder.</summary>
internal sealed class GovernedRun(string name, FaultyService service, Recorder recorder)
{
    private static readonly JsonSerializerOptions Dump = new() { IncludeFields = true };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("aevum-secrets-");
        try
        {
            using (var host = Build(Path.Combine(folder.FullName, "ledger.db")))
            {
                await host.StartAsync(Ct);
                await ExerciseAsync(host);
                await host.StopAsync(Ct);
            }

            foreach (var file in Directory.GetFiles(folder.FullName))
            {
                Hear("stored in " + Path.GetExtension(file), Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Ct)));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private IHost Build(string store)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection([new("Aevum:Store:Kind", "sqlite"), new("Aevum:Store:Path", store)]);
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(recorder);
        builder.Services.AddSingleton(service.Signer);
        builder.Services.AddAevum(builder.Configuration).AddAevumHealthCheck();
        return builder.Build();
    }

    private async Task ExerciseAsync(IHost host)
    {
        var engine = host.Services.GetRequiredService<AevumEngine>();
        var ledger = await LedgerUnderTest.OnAsync(engine);
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await UseAsync("success", ledger, health);
        foreach (var fault in service.Faults)
        {
            await fault.BreakAsync();
            await UseAsync(fault.Name, ledger, health);
            await fault.MendAsync();
            (await ledger.IngestAsync(0, Ct)).EnsureOk();
        }

        DumpSigner();
        Hear("health of the engine", engine.Health + JsonSerializer.Serialize(engine.Health, Dump));
        foreach (var stored in await ledger.EventsAsync())
        {
            Hear("event", stored + Encoding.Latin1.GetString(stored.Payload.Span));
        }

        using var export = new MemoryStream();
        await Audit.ChainExport.WriteArrayAsync(engine.ReadLedgerAsync(), export, Ct);
        Hear("export", Encoding.Latin1.GetString(export.ToArray()));
    }

    private Task UseAsync(string when, LedgerUnderTest ledger, HealthCheckService health) => Task.WhenAll(IngestAsync(when, ledger), SignAsync(when), CheckAsync(when, health));

    private async Task IngestAsync(string when, LedgerUnderTest ledger)
    {
        var envelope = await ledger.IngestAsync(1, Ct);
        var data = envelope.Data.ValueKind == JsonValueKind.Undefined ? "" : envelope.Data.GetRawText();
        Hear($"envelope under {when}", $"{envelope} {string.Join(' ', envelope.Warnings)} {data}");
    }

    private async Task SignAsync(string when)
    {
        try
        {
            await service.Signer.SignAsync(Digests.One, Ct);
        }
        catch (SignerUnavailableException fault)
        {
            for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
            {
                Hear($"exception under {when}", cause + string.Join(' ', cause.Data.Values.Cast<object?>()));
            }
        }
    }

    private async Task CheckAsync(string when, HealthCheckService health)
    {
        var report = await health.CheckHealthAsync(Ct);
        foreach (var entry in report.Entries.Values)
        {
            Hear($"health report under {when}", $"{entry.Description} {string.Join(' ', entry.Data)} {entry.Exception}");
        }
    }

    /// <summary>What a logger that takes objects apart, or a debugger, makes of the signer and of its options.</summary>
    private void DumpSigner()
    {
        foreach (var shown in new[] { service.Signer, service.Options }.OfType<object>())
        {
            var type = shown.GetType();
            Hear($"ToString() of {type.Name}", shown.ToString() ?? "");
            Hear($"JSON of {type.Name}", JsonSerializer.Serialize(shown, type, Dump));
            Hear($"debugger display of {type.Name}", type.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value ?? "");
            foreach (var property in type.GetProperties().Where(property => property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never))
            {
                Hear($"debugger view of {type.Name}", Convert.ToString(property.GetValue(shown), CultureInfo.InvariantCulture) ?? "");
            }
        }
    }

    private void Hear(string where, string text) => recorder.Hear($"{name}, {where}", text);
}
