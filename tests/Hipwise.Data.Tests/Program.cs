using Hipwise.Data.Tests.Durability;
using Hipwise.Data.Tests.Schema;
using Xunit.Runner.InProc.SystemConsole;

// The tests start this program a second time as a server that can be killed.
return args switch
{
    [SavingServer.Word, var folder] => await SavingServer.RunAsync(folder),
    [ModelScript.Word] => ModelScript.Print(),
    _ => await ConsoleRunner.Run(args),
};
