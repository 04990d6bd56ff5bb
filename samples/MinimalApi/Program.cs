using Aevum.Samples.MinimalApi.Consent;
using Aevum.Samples.MinimalApi.Json;
using Aevum.Samples.MinimalApi.Ledger;
using Aevum.Samples.MinimalApi.Tickets;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services
    .AddAevumSigner(builder.Configuration)
    .AddAevum(builder.Configuration)
    .AddAevumHealthCheck();

var app = builder.Build();
app.MapConsent();
app.MapTickets();
app.MapLedger();
app.MapHealthChecks("/health");
await app.RunAsync();
