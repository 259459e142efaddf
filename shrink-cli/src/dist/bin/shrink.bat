@echo off
rem Starts shrink with JAVA_HOME's Java, or else with the one on the path. SHRINK_OPTS goes to Java.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" %SHRINK_OPTS% -jar "%~dp0..\lib\shrink.jar" %*
exit /b %ERRORLEVEL%
