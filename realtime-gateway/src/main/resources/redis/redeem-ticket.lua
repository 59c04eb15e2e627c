-- Takes a ticket out in one round trip.
-- KEYS[1] ticket; ARGV[1] prefix of ended sessions, ARGV[2] prefix of the lowest valid versions.
-- Returns its content, or nil for an unknown one and when its session or role has ended.
-- Lua reads ids as floating point and would print those of fifteen and more digits with an exponent,
-- hence the format.
local content = redis.call('GETDEL', KEYS[1])
if not content then return nil end
local readable, ticket = pcall(cjson.decode, content)
if readable then
  local session = string.format('%.0f', ticket.session_id)
  if redis.call('EXISTS', ARGV[1] .. session) == 1 then return nil end
  local lowest = redis.call('GET', ARGV[2] .. string.format('%.0f', ticket.user_id))
  local version = ticket.version or 0
  if lowest and version > 0 and version < tonumber(lowest) then return nil end
end
return content
